"""What a signature in a PDF says that it signs: the digest within its CMS, read from DER without a library for it.

Keys and certificates are not looked at: this shows only that the signature was made over these bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

_DIGESTS = {
    "2b0e03021a": "sha1",
    "608648016503040201": "sha256",
    "608648016503040202": "sha384",
    "608648016503040203": "sha512",
    "608648016503040208": "sha3_256",
    "608648016503040209": "sha3_384",
    "60864801650304020a": "sha3_512",
}
_SIGNED_DATA, _TIME = "2a864886f70d010702", "2a864886f70d0109100104"
_MESSAGE_DIGEST = "2a864886f70d010904"
_SEQUENCE, _SET, _OCTETS, _OID, _FIRST = 0x30, 0x31, 0x04, 0x06, 0xA0


class _NoDerError(ValueError):
    pass


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield tag and content of each value that stands in the data; zeros after the last are padding."""
    at = 0
    while at < len(data) and data[at:].strip(b"\0"):
        tag, at = data[at], at + 1
        length, at = (data[at] if at < len(data) else 0x80), at + 1
        if length >= 0x80:
            size = length - 0x80
            if not 0 < size <= 4:
                raise _NoDerError
            length, at = int.from_bytes(data[at : at + size]), at + size
        if at + length > len(data):
            raise _NoDerError
        yield tag, data[at : at + length]
        at += length


def _parts(data: bytes, *tags: int) -> list[bytes]:
    found = list(_items(data))
    if [tag for tag, _ in found[: len(tags)]] != list(tags):
        raise _NoDerError
    return [content for _, content in found]


def signs(signature: bytes, covered: bytes) -> bool | None:
    """Tell whether a signature (CMS, or a time stamp of RFC 3161) was made over these bytes; None when it is none."""
    try:
        kind, wrapped = _parts(_parts(signature, _SEQUENCE)[0], _OID, _FIRST)[:2]
        if kind.hex() != _SIGNED_DATA:
            return None
        data = list(_items(_parts(wrapped, _SEQUENCE)[0]))
        enclosed = list(_items(next(content for tag, content in data if tag == _SEQUENCE)))
        if enclosed[0][1].hex() == _TIME:
            return _stamps(enclosed[1][1], covered)
        (signer,) = _items(data[-1][1])
        return _signed(signer[1], covered)
    except (StopIteration, LookupError, ValueError):
        return None


def _signed(signer: bytes, covered: bytes) -> bool | None:
    """Compare the attribute of a signer that holds the digest of what is signed (RFC 5652, 11.2)."""
    fields = list(_items(signer))
    algorithm = _parts(fields[2][1], _OID)[0].hex()
    attributes = next(content for tag, content in fields if tag == _FIRST)
    for _, attribute in _items(attributes):
        name, values = _parts(attribute, _OID, _SET)[:2]
        if name.hex() == _MESSAGE_DIGEST:
            return _parts(values, _OCTETS)[0] == hashlib.new(_DIGESTS[algorithm], covered).digest()
    return None


def _stamps(enclosed: bytes, covered: bytes) -> bool | None:
    """Compare the imprint within a time stamp (RFC 3161, 2.4.2)."""
    stated = list(_items(_parts(_parts(enclosed, _OCTETS)[0], _SEQUENCE)[0]))
    algorithm, imprint = _parts(stated[2][1], _SEQUENCE, _OCTETS)[:2]
    return imprint == hashlib.new(_DIGESTS[_parts(algorithm, _OID)[0].hex()], covered).digest()
