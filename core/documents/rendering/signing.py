"""Who signs for the office at the end of a letter: function, name, and the scanned signature when there is one."""

from __future__ import annotations

from core.documents.rendering.faces import Weight
from core.documents.rendering.images import SIGNATURE_HEIGHT, SIGNATURE_WIDTH, drawing, size_in
from core.documents.rendering.lines import wrapped
from core.documents.rendering.metrics import INK, WIDTH
from core.documents.rendering.prepared import PreparedTemplate
from core.documents.rendering.typeset import Typesetter
from core.documents.rendering.units import Kind, Said, Unit, put, unit

_LEFT, _SIZE, _LEADING, _ABOVE = 300.0, 9.0, 12.4, 16.0


def signatory(typesetter: Typesetter, prepared: PreparedTemplate) -> list[Unit]:
    """Draw who signs, on the right, in one piece; nothing when the template names nobody."""
    drawn, said, y = [b"BT ", INK], list[Said](), _ABOVE
    for slot, weight in (("signatory_function", Weight.REGULAR), ("signatory_name", Weight.BOLD)):
        text = prepared.words.get(slot, "")
        if not text:
            continue
        for line in wrapped(typesetter, text, weight, width=WIDTH - _LEFT, size=_SIZE):
            y += _LEADING
            drawn.append(put(typesetter, line, weight, _SIZE, _LEFT, -y))
        said.append(Said(Kind.TEXT, text))
    drawn.append(b"ET\n")
    image = prepared.images.get("signature")
    if image is not None:
        size = size_in(image, SIGNATURE_WIDTH, SIGNATURE_HEIGHT)
        y += 6 + size[1]
        drawn.append(drawing("signature", size, _LEFT, -y))
    return [unit(y + 4, b"".join(drawn), *said)] if said or image else []
