"""Every finding, every column and every format has its sentences, in French and in English."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Message

from core import i18n
from core.candidates import days, emails, identifiers, names, phones, places, rules
from core.imports.findings import KINDS, Severity, found
from core.imports.known_formats import FORMATS


def _messages(language: str) -> dict[str, Message]:
    text = (i18n.CATALOGUES / language / "imports.ftl").read_text(encoding="utf-8")
    return {entry.id.name: entry for entry in parse(text).body if isinstance(entry, Message)}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_finding_says_what_it_is_and_what_to_do(language: str) -> None:
    """One sentence and one advice for each code, with exactly the facts it declares; none left over."""
    for code, kind in KINDS.items():
        key = f"finding-{code.replace('_', '-')}"
        facts: dict[str, str | int] = dict.fromkeys(kind.facts, "x")
        assert i18n.t(language, key, **facts)
        assert i18n.t(language, f"{key}-todo")
        text = (i18n.CATALOGUES / language / "imports.ftl").read_text(encoding="utf-8")
        body = re.search(rf"^{key} = (.*?)(?=^\S+ = |\Z)", text, re.MULTILINE | re.DOTALL)
        assert body
        assert set(re.findall(r"\$(\w+)", body[1])) == set(kind.facts), code
    said = {key for key in _messages(language) if key.startswith("finding-")}
    declared = {f"finding-{code.replace('_', '-')}" for code in KINDS}
    assert said == declared | {f"{key}-todo" for key in declared}


def test_both_languages_have_the_same_sentences() -> None:
    """No key in one language only."""
    assert set(_messages("fr")) == set(_messages("en"))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_column_format_and_severity_has_a_name(language: str) -> None:
    """What the report shows is never a key."""
    for code, known in FORMATS.items():
        assert i18n.has(language, f"import-format-{code.replace('_', '-')}")
        for column in known.columns:
            assert i18n.has(language, f"import-column-{column.key.replace('_', '-')}")
    for severity in Severity:
        assert i18n.has(language, f"import-severity-{severity.value}")


def test_french_sentences_are_typeset() -> None:
    """A narrow no-break space before high punctuation and inside guillemets; curly apostrophes only."""
    for name in ("imports", "values"):
        text = (i18n.CATALOGUES / "fr" / f"{name}.ftl").read_text(encoding="utf-8")
        sentences = "\n".join(line.partition(" = ")[2] for line in text.splitlines() if not line.startswith("#"))
        assert not re.search(r"[ \u00a0][:;!?»]|« |'", sentences)
        assert not re.search(r"[a-zé][;!?»]|«\S(?<!\u202f)", sentences)


@pytest.mark.parametrize("module", [days, emails, identifiers, names, phones, places, rules])
def test_every_fault_of_a_value_is_a_kind_of_finding_and_has_its_words_in_a_form(module: object) -> None:
    """A parser cannot refuse with a code that nobody can say, in a report or in a form."""
    source = Path(inspect.getfile(module)).read_text(encoding="utf-8")  # type: ignore[arg-type]
    faults = set(re.findall(r'Unacceptable\(\s*"(\w+)"', source))
    faults |= set(re.findall(r'"(\w+_\w+)" if \w+ else "\w+"', source))
    assert faults
    for fault in faults:
        assert fault in KINDS
        assert all(i18n.has(language, f"fault-{fault.replace('_', '-')}") for language in i18n.LANGUAGES)


def test_a_finding_carries_exactly_its_facts() -> None:
    """A sentence that would lack a fact cannot be made."""
    with pytest.raises(ValueError, match="facts of"):
        found("age_unlikely", 3)
    with pytest.raises(ValueError, match="facts of"):
        found("date_form", 3, year="2008")
    with pytest.raises(KeyError):
        found("never_declared")


def test_what_a_report_shows_of_a_value_is_short_and_visible() -> None:
    """A hostile value cannot flood the report nor turn its text around."""
    assert found("date_form", 1, value="x" * 5_000).value == "x" * 120 + "…"
    assert found("date_form", 1, value="a\u202eb\0c").value.isprintable()
