"""The rules of the X-ray: one file, one rule, one `RULE` card and one `check`."""
