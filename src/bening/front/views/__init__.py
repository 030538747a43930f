"""Pages that compose rooms, and pages that belong to no room."""
