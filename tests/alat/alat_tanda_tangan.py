"""Electronic signatures for tests: pyHanko signs with a certificate made here; nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNER = "Ketua KPU Provinsi (uji)"


@cache
def _made(name: str = SIGNER) -> tuple[x509.Certificate, keys.PrivateKeyInfo]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, name)])
    start = datetime(2024, 1, 1, tzinfo=UTC)
    made = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=36500))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (
        x509.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(private),
    )


def _apart(work: Callable[[], bytes]) -> bytes:
    """Do work of pyHanko in a thread of its own: it runs a loop, and a browser that tests keep open has one here."""
    with ThreadPoolExecutor(1) as pool:
        return bytes(pool.submit(work).result())


def _store() -> SimpleCertificateStore:
    return SimpleCertificateStore()  # type: ignore[no-untyped-call]


def _signer() -> signers.SimpleSigner:
    certificate, key = _made()
    return signers.SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=_store())


def signed(
    pdf: bytes,
    *,
    field: str = "TTE1",
    page: int = 0,
    box: tuple[int, int, int, int] | None = None,
    certify: bool = False,
    pades: bool = True,
    timestamp: bool = False,
    text: str = "Ditandatangani secara elektronik oleh %(signer)s",
    reason: str | None = "Laporan Kinerja",
) -> bytes:
    """Return a PDF with a signature appended to it as BSrE's tools do; with a `box` on a page it is visible."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if box is not None:
        append_signature_field(writer, SigFieldSpec(field, on_page=page, box=box))
    form = signers.PdfSigner(
        signers.PdfSignatureMetadata(
            field_name=field,
            reason=reason,
            name=SIGNER,
            certify=certify,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            subfilter=SigSeedSubFilter.PADES if pades else None,
        ),
        signer=_signer(),
        stamp_style=TextStampStyle(stamp_text=text),
        timestamper=_clock() if timestamp else None,
    )
    return _apart(lambda: form.sign_pdf(writer, output=io.BytesIO()).getvalue())


@cache
def _clock() -> timestamps.DummyTimeStamper:
    certificate, key = _made("Penanda waktu (uji)")
    return timestamps.DummyTimeStamper(certificate, key, _store())


def timestamped(pdf: bytes) -> bytes:
    """Return a PDF with a time stamp of the whole document appended (PAdES B-LTA)."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stamper = signers.PdfTimeStamper(_clock(), field_name="WAKTU1")
    return _apart(lambda: stamper.timestamp_pdf(writer, "sha256", output=io.BytesIO()).getvalue())
