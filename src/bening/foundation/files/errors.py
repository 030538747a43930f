"""Why a part of an upload is not taken. Every message is a sentence in Indonesian."""


class UploadRefusedError(ValueError):
    """What was sent cannot be used; sending it again would not help."""


class UploadTooLargeError(UploadRefusedError):
    """More than the limit, or more than was announced."""


class OffsetConflictError(Exception):
    """The part does not begin where the upload stands: ask where it stands, and go on from there."""


class ChecksumMismatchError(Exception):
    """What arrived is not what was sent: it was dropped and can be sent again."""


class UploadGoneError(Exception):
    """The upload has run out or was thrown away; a new one is needed."""
