"""Reading the calendar, the rules and the clocks."""
