"""State tables: one table gives the moves, their owners, the audit verbs and the diagram in the docs."""
