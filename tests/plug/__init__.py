"""Pulling the plug: processes that are killed in the middle of their work must lose nothing that they acknowledged."""
