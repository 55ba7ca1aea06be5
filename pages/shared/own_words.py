"""What Streamlit says by itself, in English only, and the sentence of ours that replaces it (1.39).

Streamlit has no catalogue of its own; a browser test looks for English left on the French pages.
"""

from __future__ import annotations

import json

from core.i18n import t

EXACT = {
    "Add files": "own-add-files",
    "App pages": "own-pages",
    "Autosize": "own-autosize",
    "Browse files": "own-browse",
    "Choose a date": "own-choose-date",
    "Choose an option": "own-choose",
    "Choose date": "own-choose-date",
    "Choose date range": "own-choose-period",
    "Choose options": "own-choose",
    "Clear all": "own-clear-all",
    "Clear date": "own-clear",
    "Clear dates": "own-clear",
    "Clear entry": "own-clear",
    "Clear selection": "own-clear-chosen",
    "Clear value": "own-clear",
    "Close": "own-close",
    "Close Search": "own-close",
    "Close fullscreen": "own-close-fullscreen",
    "Collapse sidebar": "own-fold",
    "Copy": "own-copy",
    "Copy column name": "own-copy-column",
    "Dataframe column menu": "own-column-menu",
    "Date range": "own-period",
    "Decrement": "own-less",
    "Download as CSV": "own-download",
    "Drag and drop a file here": "own-drop-file",
    "Drag and drop file here": "own-drop-file",
    "Drag and drop files here": "own-drop-files",
    "Expand sidebar": "own-unfold",
    "Format": "own-format",
    "Fullscreen": "own-fullscreen",
    "Hide column": "own-hide-column",
    "Hide password": "own-hide-password",
    "Hide password text": "own-hide-password",
    "Increment": "own-more",
    "Main menu": "own-main-menu",
    "Multiselect options": "own-options",
    "Next Result": "own-next-result",
    "Next page": "own-next-page",
    "No data": "own-no-data",
    "No results": "own-no-result",
    "Open": "own-open",
    "Pagination": "own-pagination",
    "Pin column": "own-pin",
    "Press Enter to apply": "own-enter-to-apply",
    "Press Enter to submit form": "own-enter-to-send",
    "Press ⌘+Enter to apply": "own-enter-to-apply",
    "Previous Result": "own-previous-result",
    "Previous page": "own-previous-page",
    "Quick select a date range": "own-quick-period",
    "Scroll tabs left": "own-tabs-left",
    "Scroll tabs right": "own-tabs-right",
    "Search": "own-search",
    "Select all": "own-select-all",
    "Selectbox options": "own-options",
    "Selected values": "own-chosen",
    "Show password": "own-show-password",
    "Show password text": "own-show-password",
    "Show/hide columns": "own-columns",
    "Sidebar": "own-sidebar",
    "Skip to main content": "own-skip",
    "Sort ascending": "own-ascending",
    "Sort descending": "own-descending",
    "Stop": "own-stop",
    "Type to search": "own-type-to-search",
    "Unpin column": "own-unpin",
    "Upload": "own-browse",
    "View fullscreen": "own-fullscreen",
    "dd": "own-dd",
    "file upload": "own-browse",
    "yyyy": "own-yyyy",
}
PATTERNS = {
    "^Remove (.+)$": "own-remove",
    "^Select (\\d+) matches$": "own-select-found",
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
