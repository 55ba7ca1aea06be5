"""A PDF that would act when opened is refused, wherever the order stands; an ordinary one is taken."""

from __future__ import annotations

import io
import random
import zlib

import pikepdf
import pytest

from core.documents.catalogue import KINDS
from core.documents.samples import sample_confirmation
from core.storage.received import FileActs, refuse_what_acts

HEAD, TAIL = b"%PDF-1.7\n", b"\ntrailer\n<<>>\n%%EOF\n"


def a_pdf(inside: bytes) -> bytes:
    return HEAD + b"1 0 obj\n<<" + inside + b">>\nendobj" + TAIL


def packed(inside: bytes, entries: bytes = b"/Filter/FlateDecode") -> bytes:
    """Objects folded away in a stream, where a search of the bytes does not see them."""
    body = zlib.compress(b"1 0 <<" + inside + b">>")
    return (
        HEAD + b"2 0 obj\n<</Type/ObjStm/N 1/First 4" + entries + b">>\nstream\n" + body + b"\nendstream\nendobj" + TAIL
    )


ORDERS = (
    b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>", b"/AA<</O<</S /JavaScript/JS 3 0 R>>>>",
    b"/OpenAction<</S/Launch/F(calc.exe)>>", b"/S/J#61vaScript/JS(x)", b"/S/#4cau#6ech/F(x)",
    b"/Names<</EmbeddedFiles 4 0 R>>", b"/Subtype/RichMedia", b"/S/SubmitForm/F(http://x)", b"/Encrypt 5 0 R",
    b"/S/GoToE/T 1 0 R",
)  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_in_plain_sight_or_folded_away_is_found(order):
    """Scripts, programs, other files, passwords: written with codes in the name, or in a packed object, all refused."""
    for content in (a_pdf(order), packed(order)):
        with pytest.raises(FileActs):
            refuse_what_acts(content)


def test_a_real_writer_that_folds_its_objects_hides_nothing():
    """What an ordinary library writes, its objects folded in a stream, is seen through."""
    with pikepdf.new() as paper:
        paper.add_blank_page()
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        paper.Root.OpenAction = paper.make_indirect(script)
        out = io.BytesIO()
        paper.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/JavaScript" not in out.getvalue()
    with pytest.raises(FileActs):
        refuse_what_acts(out.getvalue())


def test_a_bomb_of_folded_objects_is_refused_without_being_unfolded_whole():
    """Ten thousand times its size, or folded another way than the usual one: not read to the end, refused."""
    bomb = b"2 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n" + zlib.compress(bytes(80 * 1024 * 1024), 9)
    with pytest.raises(FileActs):
        refuse_what_acts(HEAD + bomb + b"\nendstream\nendobj" + TAIL)
    with pytest.raises(FileActs):
        refuse_what_acts(packed(b"/A 1", b"/Filter[/ASCII85Decode/FlateDecode]"))


def test_ordinary_papers_are_taken():
    """Our own confirmation, a page of a scanner, random bytes in a picture: never refused by chance."""
    refuse_what_acts(KINDS["confirmation"].render(sample_confirmation(1)))
    draw = random.Random(1)
    for _ in range(5):
        picture = draw.randbytes(1_000_000)
        refuse_what_acts(
            HEAD + b"1 0 obj\n<</Subtype/Image/Filter/DCTDecode>>\nstream\n" + picture + b"\nendstream\nendobj" + TAIL
        )
    refuse_what_acts(packed(b"/Type/Page/OpenAction[3 0 R/Fit]"))
    refuse_what_acts(b"\xff\xd8\xff /JavaScript \xff\xd9")
