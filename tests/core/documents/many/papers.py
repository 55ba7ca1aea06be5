"""PDF of many candidates and archives of PDFs, as an office prints them elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import pikepdf
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name


def pdf_of(pages: Iterable[str]) -> bytes:
    """A PDF with one text a page."""
    made = FPDF()
    made.set_creation_date(datetime(2026, 11, 23, tzinfo=UTC))
    made.set_font("helvetica", size=11)
    for text in pages:
        made.add_page()
        made.multi_cell(0, text=text)
    return bytes(made.output())


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """An archive of files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def sharing(data: bytes) -> bytes:
    """The same pages, each reaching what the others show: one field, one set of resources, private data, a link.

    What belongs to the page of rank n says « secret-n ».
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ranks = range(1, len(pdf.pages) + 1)
        drawn, filled = Dictionary(), Dictionary()
        for rank in ranks:
            drawn[f"/D{rank}"] = pdf.make_stream(_secret("drawn", rank), _a_form())
            pattern = {"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/XStep": 9, "/YStep": 9}
            filled[f"/P{rank}"] = pdf.make_stream(_secret("pattern", rank), {**_a_form(), **pattern})
        fonts = pdf.pages[0].obj.Resources.Font
        resources = pdf.make_indirect(Dictionary(Font=fonts, XObject=drawn, Pattern=filled))
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T="nom", Kids=Array()))
        for rank, page in zip(ranks, pdf.pages, strict=True):
            page.obj.Resources = resources
            page.contents_add(f"/Pattern cs /P{rank} scn /D{rank} Do".encode())
            shown = pdf.make_stream(_secret("field", rank) + f" /D{rank} Do".encode(), _a_form())
            shown.Resources = resources
            kid = Dictionary(Subtype=Name.Widget, Rect=[0, 0, 9, 9], AP=Dictionary(N=shown), Parent=field)
            kid.V = f"value secret-{rank}"
            field.Kids.append(pdf.make_indirect(kid))
            other = pdf.pages[rank % len(pdf.pages)].obj
            link = Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=Array([other, Name.Fit]))
            page.obj.Annots = Array([field.Kids[-1], link])
        everyone = b" ".join(_secret("private", rank) for rank in ranks)
        for page in pdf.pages:
            page.obj.PieceInfo = Dictionary(Maker=Dictionary(Private=pdf.make_stream(everyone)))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        packed = io.BytesIO()
        pdf.save(packed)
        return packed.getvalue()


def _secret(what: str, rank: int) -> bytes:
    return f"BT ({what} secret-{rank}) Tj ET".encode()


def _a_form() -> dict[str, object]:
    return {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])}


def unpacked(data: bytes) -> bytes:
    """Everything a PDF holds, shown or not, as plain bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(
            out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
        return out.getvalue()


def unreadable_page(data: bytes, page: int) -> bytes:
    """The same, one page being packed as nothing knows how to unpack it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        packed = pdf.make_stream(b"?")
        packed.write(b"?", filter=Name("/Unheard"))
        pdf.pages[page - 1].obj.Contents = packed
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
