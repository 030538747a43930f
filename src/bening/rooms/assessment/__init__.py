"""The evaluation worksheet (LKE) of a unit: its fillings, who judges them, and the way to the predicate."""
