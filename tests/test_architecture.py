"""What no linter knows of the house: sizes, who commits, who asks the right, what a page may do."""

from __future__ import annotations

import ast
import re

import pytest

from tests.source import ROOT, Module, called, keywords, length, modules, offences

PAGE_LINES, MODULE_LINES, FUNCTION_LINES = 60, 300, 30
PAGES = [module for module in modules("pages/staff") if not module.path.endswith("__init__.py")]
FACES = modules("pages")

WIDGETS = {
    "button", "checkbox", "toggle", "radio", "selectbox", "multiselect", "text_input", "text_area", "number_input",
    "date_input", "time_input", "datetime_input", "file_uploader", "segmented_control", "pills", "select_slider",
    "slider", "data_editor", "form_submit_button", "pagination", "color_picker", "camera_input", "audio_input",
    "menu_button", "link_button", "download_button", "feedback", "chat_input",
}  # fmt: skip

# The only places that end a transaction.
COMMITS = {
    "db.engine": "the unit of work",
    "db.migrate": "changes the schema, outside any unit of work",
    "db.loading": "loads demonstration data in bulk, outside any unit of work",
}

# Selections on persons that do not start from the perimeter, each with its reason.
PERIMETER = {
    "visible_candidates", "visible_registrations", "one_candidate", "one_registration", "candidates_in",
    "registrations_in", "places_in", "require_place",
}  # fmt: skip
OUTSIDE_PERIMETER = {
    "core.accounts.addresses._locked": "of the account whose own link or password was proved",
    "core.accounts.sessions.whose": "who a cookie belongs to, before there is a perimeter",
    "core.accounts.visits.visit": "of the candidate signed in alone",
    "core.bulk.laying_out.places": "registrations of a run, chosen within the perimeter when it was ordered",
    "core.bulk.notices._tell": "registrations of a run, of documents that it has just published",
    "core.bulk.withheld._due": "mails that runs left waiting, of documents that they published",
    "core.bulk.withheld._read": "registrations of the mails that runs left waiting",
    "core.bulk.queries.failures": "one_run has checked that the run lies in the perimeter",
    "core.bulk.result_lines.schools_of": "files of a run: who opens one sees all of the run's places",
    "core.calendar.moving.concerned._registered": "whom windows found in the perimeter concern",
    "core.calendar.moving.telling.tell_some": "the mails of a move that two persons of the perimeter decided",
    "core.candidates.actions.create_candidate": "whether a number is taken, whoever holds it",
    "core.candidates.numbers.allocate": "whether a number is taken, whoever holds it",
    "core.corrections.preview._ended": "of one candidate already found in the perimeter",
    "core.corrections.queries._heads": "the common part of statements that each add the perimeter",
    "core.corrections.witness.edited_lately": "of one candidate already found in the perimeter",
    "core.demo.load._already": "the command counts its own invented people",
    "core.documents.checking._of_handed": "whoever holds the paper has its code, and learns nothing personal",
    "core.documents.checking._of_ours": "whoever holds the paper has its code, and learns nothing personal",
    "core.documents.preparing._frozen": "numbers come from a query of the perimeter",
    "core.documents.publishing.lock": "numbers come from a query of the perimeter",
    "core.imports.bringing_up._active_of": "of candidates of the import: all that prints a contact follows",
    "core.imports.facts.applying._locked": "of lines planned within the perimeter, each place asked again",
    "core.imports.facts.undoing._lock": "of lines whose import lies in the perimeter",
    "core.imports.facts.undoing._named": "of lines whose import lies in the perimeter",
    "core.imports.rolling_back._candidates": "of lines whose import lies in the perimeter",
    "core.imports.rolling_back._names": "of lines whose import lies in the perimeter",
    "core.imports.rolling_back._registrations": "of lines whose import lies in the perimeter",
    "core.search.upkeep.stale_entries": "the check of the base compares the whole index with the whole register",
    "core.documents.queries._with_registration": "the common part of statements that each add the perimeter",
    "core.exports.sources.corrections._statement": "the common part of statements that each add the perimeter",
    "core.exports.sources.registration_columns.places_of": "numbers come from a query of the perimeter",
    "core.exports.sources.registration_columns._statement": "the common part of statements that each add the perimeter",
    "core.exports.sources.run_manifest._statement": "files of a run: who opens one sees all of the run's places",
    "core.fsck.examined.locked_identity_unlike_its_version": "counts faults of the whole base, shows nobody",
    "core.imports.comparing.read_files": "candidates whom a list names by their number, found when it was staged",
    "core.monitoring.queries._cells": "the conditions it is given are those of the perimeter",
    "core.monitoring.queries._Calendar.__init__": "the first instant of all registrations, nobody in it",
    "core.slips.claiming._slip": "whose slip a code is, before there is a perimeter",
    "core.slips.opening.open_account": "of the candidate whose slip was just spent",
    "core.notifications.resending.send_unreached_again": "the mails of everyone, by who runs the system; shows nobody",
    "core.notifications.notices.office_of": "of one candidate already found in the perimeter",
    "core.duplicates.finding.registrations_of": "of candidates already found in the perimeter: all of a person goes",
    "core.duplicates.people.next_ids": "the radar passes through the whole register, and shows nobody",
    "core.duplicates.merging._repoint": "of those merged into a candidate already found in the perimeter",
    "core.duplicates.undoing._point_back": "of those merged into a candidate already found in the perimeter",
    "core.duplicates.queries._across": "a condition on pairs of the perimeter",
    "core.duplicates.queries.offices_of": "where an unseen candidate is managed, and nothing of who it is",
    "core.imports.matching._numbered": "to which number a number of a list leads; who is outside stays unnamed",
    "core.registrations.following.active_registrations": "of one candidate already found in the perimeter",
    "core.registrations.form.drafts._deregistered": "of one candidate already found in the perimeter",
    "core.registrations.form.reading._registered": "of one candidate already found in the perimeter",
    "core.registrations.form.saving._refuse_twice": "of one candidate already found in the perimeter",
}

# Public functions of an actions module that do not start by asking a right, each with its reason.
ASKS_NO_RIGHT = {
    "core.bulk.actions.pause": "_put, which does it all, asks first",
    "core.bulk.actions.resume": "_put asks first",
    "core.bulk.actions.cancel": "_put asks first",
    "core.corrections.actions.close": "the end common to several actions, each of which asks first",
}


def test_files_and_functions_stay_short() -> None:
    """A page 60 lines, a module 300, a function 30 (docstring apart): raising a limit is a decision record."""
    found = []
    for module in modules():
        lines = module.text.count("\n")
        most = PAGE_LINES if module in PAGES else MODULE_LINES
        if lines > most:
            found.append(f"{module.path}: {lines} lines, {most} at most")
        found += [
            f"{module.path}:{node.lineno} {name}: {length(node)} lines, {FUNCTION_LINES} at most"
            for name, node in module.functions()
            if length(node) > FUNCTION_LINES
        ]
    assert not found, offences(found)


def test_no_page_stands_directly_in_pages() -> None:
    """Streamlit would run it without the router on a cold server."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_begins_by_asking_who_is_there(page: Module) -> None:
    """Before anything else: `actor = frame.enter(...)`, a permission or None; constants may come before (2.02)."""
    body = [node for node in page.tree.body if not isinstance(node, (ast.Import, ast.ImportFrom))]
    body = body[1:] if ast.get_docstring(page.tree) else body
    first = next(node for node in body if not _is_constant(node))
    assert isinstance(first, ast.Assign)
    assert ast.unparse(first).startswith("actor = frame.enter(")


def _is_constant(node: ast.stmt) -> bool:
    names = node.targets if isinstance(node, ast.Assign) else []
    return any(name.id.isupper() for target in names for name in ast.walk(target) if isinstance(name, ast.Name))


def test_every_widget_has_a_key() -> None:
    """A widget without a key loses its value when the page changes, and tests cannot name it."""
    found = [
        f"{module.path}:{call.lineno} {called(call)}"
        for module in FACES
        for call in module.calls()
        if called(call) in WIDGETS and isinstance(call.func, ast.Attribute) and not keywords(call) & {"key", "**"}
    ]
    assert not found, offences(found)


def test_a_popover_tells_nothing_when_it_closes() -> None:
    """A press on the menu closes it: telling it then, after the page was asked, would leave that page blank."""
    found = [
        f"{module.path}:{call.lineno}"
        for module in FACES
        for call in module.calls()
        if called(call) == "popover" and "on_change" in keywords(call)
    ]
    assert not found, offences(found)


def test_only_the_unit_of_work_commits() -> None:
    """An action that commits cuts the transaction of the click in two."""
    found = [
        f"{module.path}:{call.lineno}"
        for module in modules()
        for call in module.calls()
        if called(call) == "commit" and module.name not in COMMITS
    ]
    assert not found, offences(found)


def test_persons_are_selected_within_the_perimeter() -> None:
    """A function that selects candidates or registrations names the perimeter, or is listed with its reason (3.02)."""
    found = []
    for module in modules("core"):
        for name, node in module.functions():
            where = f"{module.name}.{name}"
            if _selects_persons(node) and not _names(node) & PERIMETER and where not in OUTSIDE_PERIMETER:
                found.append(f"{module.path}:{node.lineno} {where}")
    assert not found, offences(found)


def test_the_list_of_exceptions_to_the_perimeter_is_not_longer_than_needed() -> None:
    """An exception that is no longer one is taken away."""
    needed = {
        f"{module.name}.{name}"
        for module in modules("core")
        for name, node in module.functions()
        if _selects_persons(node) and not _names(node) & PERIMETER
    }
    assert set(OUTSIDE_PERIMETER) <= needed


def _selects_persons(node: ast.AST) -> bool:
    return any(
        isinstance(call, ast.Call)
        and called(call) == "select"
        and any(isinstance(name, ast.Name) and name.id in {"Candidate", "Registration"} for name in ast.walk(call))
        for call in ast.walk(node)
    )


def _names(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def test_an_action_begins_by_asking_the_right() -> None:
    """The first statement of a public action is `require(actor, ...)`, or it is listed with its reason (rule 4)."""
    found = []
    for module in modules("core"):
        if not module.path.endswith("/actions.py"):
            continue
        for name, node in module.functions():
            parameters = [one.arg for one in node.args.args]
            if name.startswith("_") or "." in name or parameters[:2] != ["tx", "actor"]:
                continue
            body = node.body[1:] if ast.get_docstring(node) else node.body
            asked = isinstance(body[0], ast.Expr) and ast.unparse(body[0]).startswith("require(actor, ")
            if not asked and f"{module.name}.{name}" not in ASKS_NO_RIGHT:
                found.append(f"{module.path}:{node.lineno} {name}")
    assert not found, offences(found)


def test_rules_are_pure() -> None:
    """No database, clock, settings nor file in a module named rules (beside what import-linter keeps)."""
    banned = {"sqlalchemy", "db", "core.clock", "core.settings", "core.units"}
    found = [
        f"{module.path}:{node.lineno}"
        for module in modules("core")
        if module.path.endswith("/rules.py")
        for node in ast.walk(module.tree)
        if isinstance(node, (ast.Import, ast.ImportFrom)) and _imported(node) & banned
    ]
    assert not found, offences(found)


def _imported(node: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.Import):
        return {part for alias in node.names for part in (alias.name, alias.name.split(".")[0])}
    module = node.module or ""
    return {module, module.split(".")[0], *(f"{module}.{alias.name}" for alias in node.names)}


def test_words_that_say_nothing_are_not_names() -> None:
    """No utils, helpers, manager nor process; the database session is `tx`, never `session` (house rule 14)."""
    vague = re.compile(r"(^|_)(utils?|helpers?|managers?|misc)(_|$)|^(process|common|data)$")
    found = [module.path for module in modules() if vague.search(module.path.rsplit("/", 1)[-1].removesuffix(".py"))]
    for module in modules():
        for name, node in module.functions():
            if vague.search(node.name):
                found.append(f"{module.path}:{node.lineno} {name}")
            found += [
                f"{module.path}:{node.lineno} {name}: the database session is called tx"
                for one in [*node.args.args, *node.args.kwonlyargs]
                if one.annotation is not None and ast.unparse(one.annotation) == "Session" and one.arg != "tx"
            ]
    assert not found, offences(found)


def test_no_html_nor_script_leaves_a_page() -> None:
    """HTML is written in pages/shared only, and never through Markdown (2.10)."""
    found = []
    for module in FACES:
        for call in module.calls():
            if "unsafe_allow_html" in keywords(call):
                found.append(f"{module.path}:{call.lineno} unsafe_allow_html")
            if called(call) in {"html", "iframe", "components"} and not module.path.startswith("pages/shared/"):
                found.append(f"{module.path}:{call.lineno} {called(call)}")
            if called(call) == "download_button":
                found.append(f"{module.path}:{call.lineno} files go through /files (2.07)")
    assert not found, offences(found)


DRAWN = {
    "markdown", "error", "warning", "info", "success", "caption", "write", "title", "header", "subheader", "toast",
}  # fmt: skip
SAID = {"plain", "say", "t", "number"}


def test_markdown_receives_nothing_but_our_sentences() -> None:
    """What is drawn as Markdown is a literal, a sentence of ours, or went through `plain` (2.10)."""
    found = []
    for module in FACES:
        for call in module.calls():
            if called(call) not in DRAWN or not isinstance(call.func, ast.Attribute) or not call.args:
                continue
            if ast.unparse(call.func.value).split(".")[0] in {"log", "frame", "messages", "widgets"}:
                continue
            if not _is_plain(call.args[0]):
                found.append(f"{module.path}:{call.lineno} {called(call)}({ast.unparse(call.args[0])[:60]})")
    assert not found, offences(found)


def _is_plain(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr():
            return all(_is_plain(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
        case ast.BinOp():
            return _is_plain(node.left) and _is_plain(node.right)
        case ast.IfExp():
            return _is_plain(node.body) and _is_plain(node.orelse)
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join")):
            return isinstance(node.args[0], (ast.GeneratorExp, ast.ListComp)) and _is_plain(node.args[0].elt)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Call) and called(node) in SAID)


def test_the_package_of_the_form_is_used_for_nothing_else() -> None:
    """Its resets, registrations, second factors and guests are never called (2.21); one module knows it (2.25)."""
    forbidden = {
        "forgot_password", "forgot_username", "register_user", "reset_password", "update_user_details",
        "experimental_guest_login",
    }  # fmt: skip
    found = []
    for module in modules():
        found += [f"{module.path}:{call.lineno}" for call in module.calls() if called(call) in forbidden]
        if "streamlit_authenticator" in module.text and module.path != "pages/shared/sign_in_forms.py":
            found.append(module.path)
    assert not found, offences(found)


MARKS = ("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK")


def test_no_work_is_left_for_later_in_a_comment() -> None:
    """What remains to be done is not kept in the code."""
    marks = re.compile(rf"#.*\\b({'|'.join(MARKS)})\\b")
    found = [
        f"{module.path}:{number}"
        for module in (*modules(), *modules("tests"))
        for number, line in enumerate(module.text.splitlines(), 1)
        if marks.search(line)
    ]
    assert not found, offences(found)


def test_every_test_of_the_core_states_its_rule() -> None:
    """Name and docstring read as a sentence of the regulation (house rule 15)."""
    found = [
        f"{module.path}:{node.lineno} {name}"
        for module in modules("tests/core")
        for name, node in module.functions()
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert not found, offences(found)
