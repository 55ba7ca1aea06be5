"""Sentences: the same in both languages, each refusal has one with its facts, none is missing, none is left over."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from core.audit import Event
from core.errors import ExamError
from core.i18n import CATALOGUES, LANGUAGES
from tests.source import ROOT, called, modules, offences

# Functions whose first text argument is the key of a sentence.
SAYERS = {"say", "tell", "tell_next", "empty", "fact"}
# Families whose keys are made from codes; each is walked by a test of its own or of its capability.
FAMILIES = ("error-", "field-", "fault-", "event-", "subject-")
# Told apart by the number they carry, or by a value of a list: `role-` + the role.
TEMPLATES = ("*.html", "*.txt", "*.toml", "*.j2")


@cache
def sentences(language: str) -> dict[str, set[str]]:
    """Give the keys of a language, each with the facts it uses; a key written twice is refused."""
    found: dict[str, set[str]] = {}
    for path in sorted((CATALOGUES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path}: {entry.content}"
            if not isinstance(entry, fluent.Message):
                continue
            assert entry.id.name not in found, f"{path}: {entry.id.name} is written twice"
            found[entry.id.name] = _facts(entry)
    return found


def _facts(node: Any) -> set[str]:
    names: set[str] = set()
    for value in vars(node).values() if hasattr(node, "__dict__") else ():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, fluent.VariableReference):
                names.add(part.id.name)
            elif isinstance(part, fluent.BaseNode):
                names |= _facts(part)
    return names


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    """Neither a key nor a fact is in one language only."""
    french, english = (sentences(language) for language in LANGUAGES)
    assert sorted(french) == sorted(english)
    assert [key for key in french if french[key] != english[key]] == []


def refusals() -> list[type[ExamError]]:
    """Give every refusal of the project, its module imported."""
    import importlib

    for module in modules("core"):
        if "ExamError" in module.text:
            importlib.import_module(module.name)
    found, waiting = [], [ExamError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("core."):
            found.append(kind)
    return found


def test_every_refusal_has_a_code_of_its_own_and_a_sentence() -> None:
    """House rule 5: the class says the fact, the catalogue the sentence."""
    codes = [kind.code for kind in refusals()]
    assert sorted(codes) == sorted(set(codes))
    keys = {f"error-{code.replace('_', '-')}" for code in codes}
    for language in LANGUAGES:
        missing = sorted(keys - set(sentences(language)))
        assert not missing, offences(missing)
        left = sorted({key for key in sentences(language) if key.startswith("error-")} - keys)
        assert not left, offences(left)


def test_a_refusal_is_raised_with_the_facts_of_its_sentence() -> None:
    """Wherever it is raised with its facts in sight: none that the sentence needs is missing.

    A refusal that arranges its facts itself (its own `__init__`) is checked by its capability.
    """
    said = {
        kind.__name__: sentences("fr").get(f"error-{kind.code.replace('_', '-')}", set())
        for kind in refusals()
        if "__init__" not in vars(kind)
    }
    found = []
    for module in modules("core"):
        for call in module.calls():
            needed = said.get(called(call))
            if needed is None or not isinstance(call.func, ast.Name):
                continue
            given = {keyword.arg for keyword in call.keywords}
            if None not in given and not needed <= given:
                found.append(f"{module.path}:{call.lineno} {called(call)} lacks {sorted(needed - given)}")
        found += [
            f"{module.path}:{node.lineno} {node.exc.id} lacks {sorted(said[node.exc.id])}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and said.get(node.exc.id)
        ]
    assert not found, offences(found)


def test_every_event_of_the_journal_has_a_sentence() -> None:
    """Whatever is journalled can be read in both languages."""
    for event in Event:
        key = f"event-{event.value.replace('.', '-').replace('_', '-')}"
        assert all(key in sentences(language) for language in LANGUAGES), key


@cache
def texts() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give every text written in the code or its data files, and the beginnings of those that are completed."""
    whole, beginnings = set[str](), set[str]()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
                beginnings |= {node.value, f"{node.value}-" if "-" in node.value else ""}  # `"finding-" + code`
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    for folder in ("core", "portal", "db/reference"):
        for pattern in TEMPLATES:
            for path in (ROOT / folder).rglob(pattern):
                whole |= set(re.findall(r"[a-z][a-z0-9-]+", path.read_text(encoding="utf-8")))
                beginnings |= set(re.findall(r"[\"']([a-z][a-z0-9-]*-)[\"'] ?[~+]", path.read_text(encoding="utf-8")))
    keyed = tuple(one for one in beginnings if re.fullmatch(r"[a-z][a-z0-9-]*-", one))
    return frozenset(whole), keyed


def test_no_sentence_is_left_over() -> None:
    """Each key is written somewhere in the code, or begins as one that the code completes."""
    whole, beginnings = texts()
    referred = set(re.findall(r"\{ ?([a-z][a-z0-9-]+) ?\}", _all_catalogues()))
    left = [
        key
        for key in sentences("fr")
        if key not in whole and key not in referred and not key.startswith((*beginnings, *FAMILIES))
    ]
    assert not left, offences(left)


def _all_catalogues() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in Path(CATALOGUES).rglob("*.ftl"))


def test_no_sentence_is_missing() -> None:
    """What is said by its key is in the catalogues, with the facts it is given."""
    found = []
    for module in modules("core", "pages", "portal"):
        for call in module.calls():
            key = _said(call)
            if key is None:
                continue
            if key not in sentences("fr"):
                found.append(f"{module.path}:{call.lineno} {key}")
    assert not found, offences(found)


def _said(call: ast.Call) -> str | None:
    place = 0 if called(call) in SAYERS else 1 if called(call) == "t" else None
    if place is None or len(call.args) <= place:
        return None
    argument = call.args[place]
    text = argument.value if isinstance(argument, ast.Constant) else None
    return text if isinstance(text, str) and re.fullmatch(r"[a-z][a-z0-9-]*", text) else None


def test_a_sentence_is_given_the_facts_it_needs() -> None:
    """`say` and `t` with a literal key carry every fact of the sentence."""
    found = []
    for module in modules("core", "pages", "portal"):
        for call in module.calls():
            key = _said(call)
            if key is None or called(call) not in {"say", "t", "tell", "tell_next"}:
                continue
            given = {keyword.arg for keyword in call.keywords}
            missing = sentences("fr").get(key, set()) - {name for name in given if name}
            if None not in given and missing:
                found.append(f"{module.path}:{call.lineno} {key} lacks {sorted(missing)}")
    assert not found, offences(found)


_SPACE = "\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}"
WRONG = re.compile(rf"[^\s{_SPACE}][;!?»]|[^\s{_SPACE}\d]:(?=\s|$)| [;:!?»]|« |«[^{_SPACE}]|'|\.\.\.")


def test_french_is_written_as_french() -> None:
    """A no-break space before ; : ! ? and inside « », typographic apostrophes, no three dots in a row."""
    found = []
    for path in sorted((CATALOGUES / "fr").glob("*.ftl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#") or line.strip().startswith(("[", "*[", "}")):
                continue
            said = re.sub(r"\{[^}]*\}", "X", line.partition("= ")[2] if re.match(r"[-a-z]", line) else line)
            if WRONG.search(re.sub(r"https?://\S+", "", said)):
                found.append(f"{path.name}:{number} {line[:90]}")
    assert not found, offences(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_says_something(language: str) -> None:
    """No key is empty."""
    assert all(sentences(language) is not None for _ in range(1))
    for path in (CATALOGUES / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message):
                assert entry.value is not None, entry.id.name
