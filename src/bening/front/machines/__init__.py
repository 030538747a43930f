"""What other programs read with a key: plans, progress, scores, and what PortalRB fetches."""
