"""Pure meaning: no Django, no database, no clock, no network."""
