"""Equal facts and equal wording give equal bytes, whenever, wherever and however many are printed together (1.45)."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

from core.documents.facts import ConfirmationFacts
from core.documents.rendering import merge, prepare, render, render_many
from core.documents.samples import sample_confirmation, sample_confirmations
from core.documents.wording import load_template, template
from tests.core.documents.printing import changed, named

IN_ANOTHER_PROCESS = """
import hashlib
from core.documents.rendering import render
from tests.core.documents.test_same_bytes import some
for facts in reversed(some()):
    print(hashlib.sha256(render(facts)).hexdigest())
"""


def some() -> list[ConfirmationFacts]:
    """Give confirmations of each kind: usual, with rare letters, over several pages."""
    snapshot = sample_confirmation().snapshot
    return [
        *sample_confirmations(10),
        named("Nguyễn محمد Łukasz", "李小龙"),
        changed(papers=snapshot.papers * 4, pieces=snapshot.pieces * 12),
    ]


def test_another_process_gives_the_same_bytes_in_another_order() -> None:
    """Neither what was printed before, nor the process, nor its hash seed shows in a document."""
    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    here = [hashlib.sha256(render(facts)).hexdigest() for facts in some()]
    assert done.stdout.split() == here[::-1]


def test_alone_or_among_others_is_the_same() -> None:
    """A confirmation made in bulk is the one its candidate downloads."""
    together = list(render_many(iter(some())))
    assert together == [render(facts) for facts in some()]
    assert len(set(together)) == len(together)


def test_the_day_it_is_printed_does_not_show() -> None:
    """Only the instant the version was saved is in the file; another instant is another document."""
    facts = sample_confirmation()
    later = replace(facts, issued_at=facts.issued_at + timedelta(seconds=1))
    assert render(facts) == render(replace(facts))
    assert render(later) != render(facts)
    assert facts.issued_at.strftime("D:%Y%m%d%H%M%SZ").encode() in render(facts)


def test_a_merged_file_is_the_same_again() -> None:
    """The same order merged twice is the same file."""
    files = []
    for _ in range(2):
        out = io.BytesIO()
        merge((("", facts) for facts in some()), out, title="Essai")
        files.append(out.getvalue())
    assert files[0] == files[1]


def test_another_wording_is_another_template_and_other_bytes() -> None:
    """A changed slot changes the template's id; documents of the old one are printed as before (2.45)."""
    facts = sample_confirmation()
    before = render(facts)
    slots = dict(load_template("confirmation").slots)
    changed_text = template({**slots, "sign_candidate": "Signature du candidat"})
    assert changed_text.template_id != facts.template.template_id
    assert template(slots) == facts.template
    assert render(replace(facts, template=changed_text)) != before
    assert render(facts) == before
    assert prepare(changed_text) is prepare(template({**slots, "sign_candidate": "Signature du candidat"}))
