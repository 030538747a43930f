"""RFC 3161 time stamps: asking for one over some bytes, and checking one. The request travels by the caller's means.

The library is imported when a stamp is asked for or checked: most installations have no authority configured.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bening.kernel.package.contents import Stamper, StampRefusedError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp that holds: when it was given, and the SHA-256 (hex) of each certificate it was checked against."""

    at: datetime
    certificates: tuple[str, ...]


class StampInvalidError(ValueError):
    """The stamp does not hold. The message is the end of an Indonesian sentence: why."""


def obtain(content: bytes, stamper: Stamper) -> tuple[bytes, Stamp]:
    """A stamp over ``content`` in DER, checked at once. Raises StampRefusedError with a sentence."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    # No nonce: an older answer about the same bytes would be the better proof, so a replay does no harm.
    builder = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=False)
    try:
        answer = stamper.send(builder.cert_request(cert_request=True).build().as_bytes())
    except OSError as error:
        raise StampRefusedError(
            "Penyedia stempel waktu tidak dapat dihubungi. Periksa BENING_TSA_URL dan sambungan internet."
        ) from error
    try:
        return answer, check(answer, content, stamper.certificates)
    except StampInvalidError as error:
        raise StampRefusedError(
            f"Jawaban penyedia stempel waktu tidak dapat dipakai: {error}. Periksa alamat dan sertifikatnya."
        ) from error


def check(answer: bytes, content: bytes, certificates: bytes) -> Stamp:
    """The stamp in ``answer``, if it is over ``content`` and its signature leads to one of the PEM ``certificates``.

    Raises StampInvalidError. Certificates must have been valid when the stamp was given, not today.
    """
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    roots = _certificates(certificates)
    digest = hashlib.sha256(content).digest()
    try:
        response = decode_timestamp_response(answer)
        stamped, at = response.tst_info.message_imprint.message, response.tst_info.gen_time
    except ValueError as error:
        raise StampInvalidError("bentuknya tidak dapat dibaca") from error
    if stamped != digest:
        raise StampInvalidError("stempel itu untuk isi yang lain")
    try:
        VerifierBuilder(roots=roots).build().verify(response, digest)
    except (VerificationError, ValueError) as error:
        raise StampInvalidError("tanda tangannya tidak sah untuk sertifikat yang dipakai") from error
    return Stamp(at, tuple(_fingerprint(certificate) for certificate in roots))


def _certificates(pem: bytes) -> list[Certificate]:
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise StampInvalidError("sertifikatnya tidak berbentuk PEM") from error


def _fingerprint(certificate: Certificate) -> str:
    from cryptography.hazmat.primitives.hashes import SHA256

    return certificate.fingerprint(SHA256()).hex()
