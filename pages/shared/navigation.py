"""The table of pages: one line per page, and nothing else to do for it to be in the menu, guarded and tested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from core.access import Actor, Permission, allowed
from core.i18n import t

STAFF = Path(__file__).resolve().parent.parent / "staff"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: `pages/staff/<file>.py`, its address, the key of its title, who may open it and where it stands.

    `permission` None means any staff member; `in_menu` False is for pages reached from another one.
    """

    file: str
    address: str
    title: str
    icon: str
    permission: Permission | None
    section: str
    in_menu: bool = True


# Sections in menu order; the sentence of a section is `section-<name>`.
SECTIONS = ("desk", "candidates", "documents", "exchange", "calendar", "office")

PAGES: tuple[PageEntry, ...] = (
    PageEntry("home", "home", "page-home", "home", None, "desk"),
    PageEntry("my_account", "account", "page-account", "person", None, "desk"),
    PageEntry("search", "search", "page-search", "search", Permission.CANDIDATE_SEARCH, "candidates"),
    PageEntry(
        "candidate", "candidate", "page-candidate", "person", Permission.CANDIDATE_READ, "candidates", in_menu=False
    ),
    PageEntry("desk", "desk", "page-desk", "edit_note", Permission.CANDIDATE_DESK, "candidates", in_menu=False),
    PageEntry(
        "newcomer",
        "new_candidate",
        "page-newcomer",
        "person_add",
        Permission.CANDIDATE_DESK,
        "candidates",
        in_menu=False,
    ),
    PageEntry("set_aside", "set_aside", "page-set-aside", "playlist_remove", Permission.CANDIDATE_DESK, "candidates"),
    PageEntry("views", "views", "page-views", "bookmarks", Permission.CANDIDATE_SEARCH, "candidates"),
    PageEntry("corrections", "corrections", "page-corrections", "rule", Permission.CORRECTION_READ, "candidates"),
    PageEntry("duplicates", "duplicates", "page-duplicates", "merge", Permission.CORRECTION_PROPOSE, "candidates"),
    PageEntry("correct", "correct", "page-correct", "edit", Permission.CORRECTION_PROPOSE, "candidates", in_menu=False),
    PageEntry(
        "accommodations",
        "accommodations",
        "page-accommodations",
        "accessible",
        Permission.ACCOMMODATION_DECIDE,
        "candidates",
    ),
    PageEntry("slips", "slips", "page-slips", "key", Permission.CANDIDATE_DESK, "candidates"),
    PageEntry("undelivered", "undelivered", "page-undelivered", "unsubscribe", Permission.CANDIDATE_DESK, "candidates"),
    PageEntry("pieces", "pieces", "page-pieces", "fact_check", Permission.CANDIDATE_DESK, "documents"),
    PageEntry("error_reports", "reports", "reports-title", "flag", Permission.CORRECTION_PROPOSE, "candidates"),
    PageEntry("documents", "documents", "page-documents", "print", Permission.DOCUMENT_REGENERATE, "documents"),
    PageEntry("runs", "runs", "page-runs", "monitoring", Permission.DOCUMENT_REGENERATE, "documents"),
    PageEntry("templates", "templates", "page-templates", "edit_document", Permission.TEMPLATE_WRITE, "documents"),
    PageEntry("handing", "handing", "page-handing", "outbox", Permission.CANDIDATE_DESK, "documents"),
    PageEntry("imports", "imports", "page-imports", "upload_file", Permission.IMPORT_STAGE, "exchange"),
    PageEntry("exports", "exports", "page-exports", "table_view", Permission.VOLUMES_READ, "exchange"),
    PageEntry("calendar", "calendar", "page-calendar", "calendar_month", Permission.CALENDAR_READ, "calendar"),
    PageEntry("volumes", "volumes", "page-volumes", "bar_chart", Permission.VOLUMES_READ, "calendar"),
    PageEntry("exemptions", "exemptions", "page-exemptions", "task_alt", Permission.CALENDAR_READ, "calendar"),
    PageEntry("staff_accounts", "staff", "page-staff", "badge", Permission.STAFF_ADMINISTER, "office"),
    PageEntry("journal", "journal", "page-journal", "history", Permission.JOURNAL_VERIFY, "office"),
)


def entry(address: str) -> PageEntry:
    """Find a page by its address."""
    return next(found for found in PAGES if found.address == address)


def find(address: str) -> PageEntry | None:
    """Find a page by its address, if this release has it."""
    return next((found for found in PAGES if found.address == address), None)


def may_open(actor: Actor, page: PageEntry) -> bool:
    """Whether a page is of the person's rights."""
    return page.permission is None or allowed(actor, page.permission)


def target(address: str) -> StreamlitPage:
    """Give the Streamlit page of an address, for links."""
    return _page(entry(address), "fr", visible=True)


def _page(found: PageEntry, language: str, *, visible: bool) -> StreamlitPage:
    return st.Page(
        STAFF / f"{found.file}.py",
        title=t(language, found.title),
        icon=f":material/{found.icon}:",
        url_path=None if found.address == "home" else found.address,
        default=found.address == "home",
        visibility="visible" if visible else "hidden",
    )


def all_pages(language: str) -> list[StreamlitPage]:
    """Give every page, for the router before sign-in: each address stays known so that a deep link survives it."""
    return [_page(found, language, visible=True) for found in PAGES]


def menu(actor: Actor) -> dict[str, list[StreamlitPage]]:
    """Give the pages by section: those of the person's rights are visible; the others answer a refusal."""
    return {
        t(actor.language, f"section-{section}"): list(_of(section, actor))
        for section in SECTIONS
        if any(found.section == section for found in PAGES)
    }


def _of(section: str, actor: Actor) -> Iterable[StreamlitPage]:
    for found in PAGES:
        if found.section == section:
            yield _page(found, actor.language, visible=found.in_menu and may_open(actor, found))
