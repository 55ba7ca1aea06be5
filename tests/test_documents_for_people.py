"""What people read says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import typer

import manage
from core.fsck.catalogue import QUESTIONS
from core.fsck.examined import EXAMINATIONS

ROOT = Path(__file__).resolve().parent.parent


def test_every_setting_is_explained():
    """Each setting that the code reads stands in docs/settings.md, and none that it does not read."""
    read = {
        name
        for path in [ROOT / "manage.py", ROOT / "Home.py", *ROOT.glob("core/**/*.py"), *ROOT.glob("pages/**/*.py"),
                     *ROOT.glob("portal/**/*.py")]
        for name in re.findall(r'"(SPORADES_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }  # fmt: skip
    explained = set(
        re.findall(r"^\| `(SPORADES_[A-Z_]+)`", (ROOT / "docs/settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert explained == read


def test_the_readme_shows_what_exists():
    """Each picture and page that the README links to is in the repository."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(((?!https?:)[^)#]+)\)", text)
    assert linked
    assert [one for one in linked if not (ROOT / one).exists()] == []


def test_every_page_for_people_can_be_reached_and_leads_somewhere():
    """Each guide is linked from the README, and what the pages link to is there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pages = [ROOT / "docs/production.md", *ROOT.glob("docs/guides/*.md")]
    assert [page.name for page in pages if f"]({page.relative_to(ROOT).as_posix()})" not in readme] == []
    broken = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(((?!https?:)[^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []


def test_a_command_that_is_named_is_one():
    """Pages name commands of `manage.py`, checks of `fsck` and modules to run that exist, and no other."""
    commands = set(typer.main.get_command(manage.app).commands)
    checks = {one.name for one in QUESTIONS} | set(EXAMINATIONS)
    for page in [ROOT / "README.md", ROOT / "docs/production.md", *ROOT.glob("docs/guides/*.md")]:
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r"manage\.py ([a-z][a-z-]+)", text))
        assert named <= commands, page.name
        for module in re.findall(r"python -m ([a-z._]+)", text):
            assert (ROOT / module.replace(".", "/")).with_suffix(".py").exists() or (ROOT / module).is_dir(), module
    guide = (ROOT / "docs/guides/technical-administrator.md").read_text(encoding="utf-8")
    told = {
        name
        for row in re.findall(r"^\| (`[a-z_]+`.*?) \|", guide, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert told
    assert told <= checks


def test_no_path_of_a_machine_is_written_down():
    """Nothing kept in the repository names a folder of the machine it was written on."""
    banned = re.compile(r"(^|[^a-z.])/(work|root)/")
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("core/**/*.py"), *ROOT.glob("tests/**/*.py")]
    found = [str(path) for path in files if path != Path(__file__) and banned.search(path.read_text(encoding="utf-8"))]
    assert found == []
