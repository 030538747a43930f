"""What goes wrong with people and teams, in sentences."""


class TeamError(ValueError):
    """A role, invitation or account that cannot be kept as asked. The message is a sentence in Indonesian."""
