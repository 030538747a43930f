"""How the audit trail tells of files."""

SENTENCES = {
    "files.available": "{who} memeriksa berkas “{target}”: dapat dibuka",
    "files.checked": "{who} memeriksa isi berkas “{target}”; pemindai virus belum menjawab",
    "files.discarded": "{who} membuang berkas “{target}” yang belum dipakai",
    "files.quarantined": "{who} mengarantina berkas “{target}”: {reason}",
    "files.received": "{who} mengunggah berkas “{target}”",
    "files.released": "{who} meminta berkas “{target}” diperiksa ulang",
}
