"""What the regulation asks of an assessment: pure functions, one rule = one file = one test."""
