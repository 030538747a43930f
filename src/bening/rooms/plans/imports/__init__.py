"""From a decree's file or pasted table to a plan: read, checked by a person, saved, put in force."""
