"""Writes of accounts: team, invitations, people, sign-ins, the first run."""
