"""The source of the project as trees, for the tests that read it instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("core", "db", "pages", "portal")
GENERATED = "db/migrations/versions/"


@dataclass(frozen=True)
class Module:
    """One file of Python, its place and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The dotted name of the module."""
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    def functions(self) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        """Give every function with its qualified name."""
        yield from _functions(self.tree, "")

    def calls(self) -> Iterator[ast.Call]:
        """Give every call."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def _functions(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield f"{prefix}{node.name}", node
            yield from _functions(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Read the modules of some folders, all of the product's when none is given."""
    paths = sorted(path for folder in (folders or PACKAGES) for path in (ROOT / folder).rglob("*.py"))
    if not folders:
        paths += [path for path in (ROOT / "Home.py", ROOT / "manage.py") if path.exists()]
    found = []
    for path in paths:
        place = path.relative_to(ROOT).as_posix()
        if place.startswith(GENERATED):
            continue
        text = path.read_text(encoding="utf-8")
        found.append(Module(place, text, ast.parse(text)))
    return tuple(found)


def called(call: ast.Call) -> str:
    """Give the last name of what is called: `button` for `st.sidebar.button(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def keywords(call: ast.Call) -> set[str]:
    """Give the names of the keywords of a call; `**` counts as any."""
    return {keyword.arg or "**" for keyword in call.keywords}


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Give how many lines a function has, its docstring and decorators apart."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    if not body:
        return 1
    return (node.end_lineno or node.lineno) - body[0].lineno + 1 + (body[0].lineno - node.lineno - _docstring(node))


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if not ast.get_docstring(node):
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def offences(found: list[str]) -> str:
    """Write what was found, one a line, for the failure to be read."""
    return "\n".join(["", *found])
