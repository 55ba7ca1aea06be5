"""What people read says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

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


def test_no_path_of_a_machine_is_written_down():
    """Nothing kept in the repository names a folder of the machine it was written on."""
    banned = re.compile(r"(^|[^a-z.])/(work|root)/")
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("core/**/*.py"), *ROOT.glob("tests/**/*.py")]
    found = [str(path) for path in files if path != Path(__file__) and banned.search(path.read_text(encoding="utf-8"))]
    assert found == []
