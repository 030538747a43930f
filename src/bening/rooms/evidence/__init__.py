"""Evidence: what was handed in for the plan's items, its versions, its review, and its hand-over to assessors."""
