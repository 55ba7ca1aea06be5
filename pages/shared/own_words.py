"""What Streamlit says by itself, in English only, and the sentence of ours that replaces it (1.39).

Streamlit has no catalogue of its own; a browser test looks for English left on the French pages.
"""

from __future__ import annotations

import json

from core.i18n import t

EXACT = {
    "App pages": "own-pages",
    "Browse files": "own-browse",
    "Choose a date": "own-choose-date",
    "Choose an option": "own-choose",
    "Choose date": "own-choose-date",
    "Choose date range": "own-choose-period",
    "Choose options": "own-choose",
    "Clear all": "own-clear-all",
    "Clear entry": "own-clear",
    "Clear value": "own-clear",
    "Close": "own-close",
    "Collapse sidebar": "own-fold",
    "Drag and drop file here": "own-drop-file",
    "Drag and drop files here": "own-drop-files",
    "Expand sidebar": "own-unfold",
    "Fullscreen": "own-fullscreen",
    "Hide password text": "own-hide-password",
    "Hide password": "own-hide-password",
    "Main menu": "own-main-menu",
    "No results": "own-no-result",
    "Open": "own-open",
    "Press Enter to apply": "own-enter-to-apply",
    "Press Enter to submit form": "own-enter-to-send",
    "Press ⌘+Enter to apply": "own-enter-to-apply",
    "Selected values": "own-chosen",
    "Show password": "own-show-password",
    "Show password text": "own-show-password",
    "Sidebar": "own-sidebar",
    "Skip to main content": "own-skip",
    "Stop": "own-stop",
    "Upload": "own-browse",
    "View fullscreen": "own-fullscreen",
    "dd": "own-dd",
    "file upload": "own-browse",
    "yyyy": "own-yyyy",
}
PATTERNS = {
    "^Remove (.+)$": "own-remove",
    "^Fullscreen: (.+)$": "own-fullscreen-of",
    "^Search: (.+)$": "own-search-in",
    "^Show/hide columns: (.+)$": "own-columns-of",
    "^Help for (.+)$": "own-help-for",
    "^day, (.+?)( start date)?( end date)?$": "own-day-of",
    "^month, (.+?)( start date)?( end date)?$": "own-month-of",
    "^year, (.+?)( start date)?( end date)?$": "own-year-of",
    "^(.+) start date$": "own-start-of",
    "^(.+) end date$": "own-end-of",
    "^(\\d+)MB per file(.*)$": "own-limit",
    "^Limit (\\d+)MB per file(.*)$": "own-limit",
}


def labels(language: str) -> str:
    """Give the replacements of a language as JSON; English needs none."""
    if language == "en":
        return json.dumps({"exact": {}, "patterns": []})
    exact = {english: t(language, key) for english, key in EXACT.items()}
    patterns = [(english, t(language, key, first="$1", second="$2")) for english, key in PATTERNS.items()]
    return json.dumps({"exact": exact, "patterns": patterns}, ensure_ascii=False)
