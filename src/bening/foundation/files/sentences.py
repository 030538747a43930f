"""How the audit trail tells of files."""

SENTENCES = {
    "files.discarded": "{who} membuang berkas “{target}” yang belum dipakai",
    "files.received": "{who} mengunggah berkas “{target}”",
}
