"""What goes wrong with units, in sentences."""


class UnitError(ValueError):
    """A unit or institution that cannot be kept as asked. The message is a sentence in Indonesian."""
