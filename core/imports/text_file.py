"""The text of an uploaded file, whatever wrote it: encodings, byte order marks, line ends; told, never guessed away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.imports.findings import Finding, found

_LINE_ENDS = re.compile(r"\r\n|\n|\r")
_MOJIBAKE = re.compile("[ÃÂÅÄÐÑâ][^\x00-\x7f]")
_KINDS = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"<?xml", "XML"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7-ZIP"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"SQLite format 3", "SQLite"),
)
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The lines of a file, numbered from 1 by their place, and what was found while reading its bytes."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_text(data: bytes) -> TextFile:
    """Read the bytes of a list: UTF-8 with or without its mark, else Windows (cp1252), else UTF-16 with its mark."""
    refusal = _not_text(data)
    if refusal:
        return TextFile((), (refusal,))
    findings: list[Finding] = []
    text = _decoded(data, findings)
    if "\0" in text:
        line = len(_LINE_ENDS.findall(text, 0, text.find("\0"))) + 1
        return TextFile((), (*findings, found("nul_bytes", line)))
    lines = _LINE_ENDS.split(text)
    if len(lines) > 1 and "\n" not in text:
        findings.append(found("line_ends_cr"))
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        findings.append(found("file_empty"))
    return TextFile(tuple(lines), tuple(findings))


def repaired(text: str) -> str:
    """Give back a text that was written in UTF-8 and read as Windows text (« LABBÃ‰ »); empty when it was not."""
    if not _MOJIBAKE.search(text):
        return ""
    for wrong in ("cp1252", "latin-1"):
        try:
            return text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def _not_text(data: bytes) -> Finding | None:
    if not data.strip():
        return found("file_empty")
    if data.startswith(_OLD_EXCEL):
        return found("file_old_excel")
    beginning = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:16]
    for signature, kind in _KINDS:
        if beginning.startswith(signature):
            return found("file_not_a_list", kind=kind)
    return None


def _decoded(data: bytes, findings: list[Finding]) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        findings.append(found("encoding_utf16"))
        return _with_losses(data, "utf-16", findings)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as first:
        if data.startswith(b"\xef\xbb\xbf"):
            findings.append(found("encoding_unreadable", data.count(b"\n", 0, first.start) + 1))
            return data.decode("utf-8-sig", "replace")
    findings.append(found("encoding_cp1252"))
    return _with_losses(data, "cp1252", findings)


def _with_losses(data: bytes, encoding: str, findings: list[Finding]) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as first:
        findings.append(found("encoding_unreadable", data.count(b"\n", 0, first.start) + 1))
        return data.decode(encoding, "replace")
