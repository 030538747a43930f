"""Writes of the evidence room."""
