"""The assessor package: one ZIP of all evidence that an outsider can read and check without Bening's database.

The ZIP holds one BagIt 1.0 bag (RFC 8493) of readable folders, an index that opens offline, a machine-readable index,
a Merkle root with a proof for each file, the audit extract, and a time stamp where one is configured.
``write_package`` makes it as a stream, ``verify_package`` checks it and answers in sentences; the memory of both does
not grow with the size of the files. Nothing here knows Django, a clock or a network.
"""
