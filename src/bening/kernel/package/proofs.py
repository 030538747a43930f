"""The checks that go beyond BagIt: Merkle root and proofs, index, audit chain, time stamp, fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final

from bening.kernel import ledger, merkle
from bening.kernel.ledger import Break, Link
from bening.kernel.package import layout, stamps
from bening.kernel.package.lines import Lines
from bening.kernel.package.pages import moment
from bening.kernel.package.report import Report, shown

_BREAKS: Final = {
    "changed": "isinya berubah",
    "missing": "hilang",
    "inserted": "disisipkan",
    "relinked": "tidak menyambung pada catatan sebelumnya",
    "cut": "bukan ujung rantai yang dicatat",
}


def check_merkle(lines: Lines, report: Report, manifest: dict[str, str], stated_root: str) -> None:
    """The root is that of the manifest, and each proof leads from its file to the root.

    ``stated_root``: what bag-info.txt says.
    """
    leaves = [merkle.leaf_hash(layout.manifest_line(digest, path).encode()) for path, digest in manifest.items()]
    tree = merkle.Tree(leaves)
    report.merkle_root = tree.root.hex()
    expected = {"kind": layout.MERKLE_KIND, "root": tree.root.hex(), "size": tree.size}
    stated = next(lines.objects(layout.MERKLE, "merkle"), expected)
    for path, right in ((layout.MERKLE, stated == expected), (layout.BAG_INFO, stated_root == tree.root.hex())):
        if not right:
            sentence = (
                "Akar Merkle dalam “{path}” bukan akar dari daftar berkas: daftarnya berubah atau tertukar urutan."
            )
            report.find("merkle", "order", path, sentence)
    if lines.has(layout.PROOFS):
        _check_proofs(lines, report, manifest, leaves, tree)
    report.conclude("merkle", f"Akar dan {tree.size} bukti letak cocok dengan daftar berkas.")


def _check_proofs(
    lines: Lines, report: Report, manifest: dict[str, str], leaves: list[bytes], tree: merkle.Tree
) -> None:
    proofs = lines.objects(layout.PROOFS, "merkle")
    for index, (proof, file) in enumerate(zip_longest(proofs, manifest.items())):
        if file is None:
            report.find("merkle", "proof", layout.PROOFS, "“{path}” memuat bukti letak lebih banyak daripada berkas.")
            return
        if proof is None:
            report.find("merkle", "proof", file[0], "Bukti letak untuk “{path}” dan berkas sesudahnya tidak ada.")
            return
        if not _proves(proof, file, leaves[index], index, tree):
            report.find("merkle", "proof", file[0], "Bukti letak untuk “{path}” tidak sah.")


def _proves(proof: dict[str, Any], file: tuple[str, str], leaf: bytes, index: int, tree: merkle.Tree) -> bool:
    path, digest = file
    nodes = proof.get("proof")
    if (proof.get("path"), proof.get("sha256"), proof.get("index")) != (path, digest, index):
        return False
    try:
        way = [bytes.fromhex(node) for node in nodes] if isinstance(nodes, list) else [b""]
    except (TypeError, ValueError):
        return False
    return merkle.holds(leaf, index=index, size=tree.size, proof=way, root=tree.root)


def check_index(lines: Lines, report: Report, manifest: dict[str, str]) -> None:
    """The machine-readable index names the files of the manifest, in the same order and with the same digests."""
    rows = (row for row in lines.objects(layout.EVIDENCE, "index") if row.get("path") is not None)
    for row, file in zip_longest(rows, manifest.items()):
        if row is None or file is None or (row["path"], row.get("sha256")) != file:
            path = file[0] if file else str(row and row["path"])
            report.find(
                "index", "index", path, f"“{layout.EVIDENCE}” tidak sesuai dengan daftar berkas pada “{{path}}”."
            )
            break
    report.conclude("index", f"“{layout.EVIDENCE}” menyebut berkas yang sama dengan daftar.")


def check_audit(lines: Lines, report: Report) -> None:
    """The audit extract is one unbroken chain up to the head it names."""
    if not lines.has(layout.AUDIT):
        report.conclude("audit", "", absent="Paket ini tidak memuat jejak audit.")
        return
    objects = lines.objects(layout.AUDIT, "audit")
    head = next(objects, {})
    first, last = head.get("first_position"), head.get("head_position")
    previous, head_hash = head.get("first_previous"), head.get("head_hash")
    if not (
        isinstance(first, int) and isinstance(last, int) and isinstance(previous, str) and isinstance(head_hash, str)
    ):
        report.find("audit", "form", layout.AUDIT, "“{path}” tidak menyebut awal dan ujung rantainya.")
    else:
        for broken in ledger.verify(
            _links(objects, report),
            head_position=last,
            head_hash=head_hash,
            first_position=first,
            first_previous=previous,
        ):
            report.find("audit", "audit", layout.AUDIT, _break_sentence(broken))
        report.audit_head = shown(f"{last}:{head_hash}")
    report.conclude(
        "audit", f"Catatan {first} sampai {last} menyambung tanpa celah; sidik ujungnya {shown(str(head_hash))}."
    )


def _links(objects: Iterator[dict[str, Any]], report: Report) -> Iterator[Link]:
    for row in objects:
        position, previous, digest, fields = (row.get(key) for key in ("position", "previous_hash", "hash", "fields"))
        if not (
            isinstance(position, int)
            and isinstance(previous, str)
            and isinstance(digest, str)
            and isinstance(fields, dict)
        ):
            report.find("audit", "form", layout.AUDIT, "“{path}” memuat baris yang bukan catatan audit.")
            return
        yield Link(position, fields, previous, digest)


def _break_sentence(broken: Break) -> str:
    place = f"{broken.position}" if broken.position == broken.last else f"{broken.position} sampai {broken.last}"
    return f"“{{path}}”: catatan {place} {_BREAKS[broken.reason]}."


def check_stamp(lines: Lines, report: Report, certificates: bytes) -> None:
    """The time stamp is over this package, by the authority whose certificate was given or lies in the package."""
    if not lines.has(layout.STAMP):
        report.conclude("stamp", "", absent="Paket ini tidak memakai stempel waktu.")
        return
    own = not certificates
    if own and lines.has(layout.CERTIFICATES):
        certificates = lines.content(layout.CERTIFICATES)
    sealed = lines.content(layout.TAG_MANIFEST) if lines.has(layout.TAG_MANIFEST) else b""
    try:
        stamp = stamps.check(lines.content(layout.STAMP), sealed, certificates)
    except stamps.StampInvalidError as error:
        report.find("stamp", "stamp", layout.STAMP, f"Stempel waktu “{{path}}” tidak berlaku: {error}.")
        report.conclude("stamp", "")
        return
    report.stamped_at = stamp.at
    trust = (
        f" Sertifikatnya dari paket ini sendiri (SHA-256 {', '.join(stamp.certificates)}): cocokkan dengan yang"
        " diterbitkan penyedianya, atau beri dengan --certificate."
    )
    report.conclude("stamp", f"Paket ini sudah ada pada {moment(stamp.at)}.{trust if own else ''}")


def check_fingerprint(report: Report, expected: str) -> None:
    """The fingerprint is the one that was noted elsewhere; without one there is nothing to compare."""
    wanted = "".join(expected.split()).lower()
    if wanted and wanted != report.fingerprint:
        sentence = f"Sidik paket ini {report.fingerprint or 'tidak ada'}, bukan {wanted}: ini bukan paket yang dicatat."
        report.find("fingerprint", "changed", layout.TAG_MANIFEST, sentence)
    report.conclude(
        "fingerprint",
        "Sama dengan sidik yang Anda berikan.",
        absent=""
        if wanted
        else "Bandingkan sidik paket dengan yang dicatat di luar paket, atau beri dengan --fingerprint.",
    )
