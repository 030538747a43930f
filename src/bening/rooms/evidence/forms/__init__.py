"""Forms of the evidence room."""
