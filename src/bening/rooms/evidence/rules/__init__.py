"""What evidence must be: pure functions, one rule = one file = one test."""
