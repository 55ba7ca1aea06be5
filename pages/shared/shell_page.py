"""The one HTML page in which Streamlit draws: ours, made from the installed one, in the person's language (1.39)."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path

import streamlit

from core.i18n import LANGUAGES, t
from pages.shared.own_words import labels

INSTALLED = Path(streamlit.__file__).parent / "static" / "index.html"
STYLE = '<link rel="stylesheet" href="/brand/page.css" />\n    '
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class UnknownShell(RuntimeError):
    """The installed page is not the one this release knows how to change: a new Streamlit must be looked at (2.26)."""


@cache
def page(language: str) -> bytes:
    """Give the page in one language: title and notice translated, no mention of the agent interface."""
    html = INSTALLED.read_text(encoding="utf-8")
    changes = (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", "<title>Sporades</title>"),
        (r'<link rel="shortcut icon"[^>]*>', '<link rel="icon" type="image/svg+xml" href="/brand/icon.svg" />'),
        (r"<!--(?:(?!-->).)*agent API.*?-->\s*<link rel=\"service-desc\"[^>]*/>", ""),
        (r"(?=<script type=\"module\")", f"{_labels(language)}{STYLE}"),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{t(language, 'frame-noscript')}</p></noscript>"),
    )
    for pattern, replacement in changes:
        html, found = re.subn(pattern, replacement.replace("\\", r"\\"), html, count=1, flags=re.DOTALL)
        if found != 1:
            raise UnknownShell(pattern)
    return html.encode()


def _labels(language: str) -> str:
    """Give the script that says in a language what Streamlit says in English; it must run before Streamlit's."""
    return f'<script src="/brand/labels.js" data-labels="{escape(labels(language))}"></script>\n    '


@cache
def script_hashes() -> tuple[str, ...]:
    """Give the hash of each inline script of the page, for the content security policy; no other may run (2.09)."""
    found = _INLINE.findall(page(LANGUAGES[0]).decode())
    return tuple(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in found)
