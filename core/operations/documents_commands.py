"""The folder of documents from the command line: look at it, make it this installation's."""

from __future__ import annotations

from typing import Annotated

import typer

from core import settings, units
from core.i18n import t
from core.operations.terminal import LANGUAGE, OPERATOR, Json, refusals, show

app = typer.Typer(no_args_is_help=True, help="The folder of documents: whose it is, what it holds.")


@app.callback()
def documents() -> None:
    """Keep `adopt` a command of its own, however few there are."""


@app.command()
def adopt(
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Read every file against its digest, not 500 of them.")] = False,
    as_json: Json = False,
) -> None:
    """Make a folder of documents that bears no name this installation's, if what the database names is in it."""
    from core.operations.adopting import READ_BY_DEFAULT, adopt_documents, look

    most = 0 if every else READ_BY_DEFAULT
    with refusals():
        if not yes:
            seen = units.read(look, OPERATOR, most=most)
            folder = settings.current().documents_url.removeprefix("file://")
            typer.echo(
                t(LANGUAGE, "cli-adopt-seen", folder=folder, named=seen.named, read=seen.read, missing=seen.missing,
                  altered=seen.altered)
            )  # fmt: skip
            typer.confirm(t(LANGUAGE, "cli-adopt-sure"), abort=True, prompt_suffix=" ")
        made = units.perform(adopt_documents, OPERATOR, most=most)
        if not show(made, as_json=as_json):
            key = "cli-adopt-done" if made.written else "cli-adopt-already"
            typer.echo(t(LANGUAGE, key, named=made.named, read=made.read))
