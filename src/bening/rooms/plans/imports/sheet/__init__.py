"""The working sheet that comes back: read, compared with the plan, shown as a dry run, applied as one change."""
