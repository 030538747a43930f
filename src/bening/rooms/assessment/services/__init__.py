"""Writes of the assessment room."""
