"""The store of documents from the command line: look at it, make it this installation's, carry it elsewhere."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from core import units
from core.i18n import t
from core.operations.terminal import LANGUAGE, OPERATOR, Json, counting, refusals, say, show

app = typer.Typer(no_args_is_help=True, help="The store of documents: whose it is, what it holds, where it is.")


@app.command()
def adopt(
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Read every file against its digest, not 500 of them.")] = False,
    as_json: Json = False,
) -> None:
    """Make a folder (or bucket) of documents that bears no name ours, if what the database names is in it."""
    from core.operations.adopting import READ_BY_DEFAULT, adopt_documents, look
    from core.storage import chosen

    most = 0 if every else READ_BY_DEFAULT
    with refusals():
        if not yes:
            seen = units.read(look, OPERATOR, most=most)
            typer.echo(
                t(LANGUAGE, "cli-adopt-seen", folder=chosen().address, named=seen.named, read=seen.read,
                  missing=seen.missing, altered=seen.altered)
            )  # fmt: skip
            typer.confirm(t(LANGUAGE, "cli-adopt-sure"), abort=True, prompt_suffix=" ")
        made = units.perform(adopt_documents, OPERATOR, most=most)
        if not show(made, as_json=as_json):
            key = "cli-adopt-done" if made.written else "cli-adopt-already"
            typer.echo(t(LANGUAGE, key, named=made.named, read=made.read))


@app.command()
def move(
    to: Annotated[str, typer.Option("--to", help="s3://bucket/prefix?endpoint=… or file:///folder.")],
    every: Annotated[bool, typer.Option("--all", help="Read again what an earlier copy left there.")] = False,
    as_json: Json = False,
) -> None:
    """Copy every document into another store, read it there, and say which setting to change. Run again, it goes on."""
    from core.operations.moving import move_documents

    with refusals():
        moved = move_documents(OPERATOR, to, counting(sys.stderr), every=every)
        if not show(moved, as_json=as_json):
            say("cli-move-done", copied=moved.copied, already=moved.already, contents=moved.contents, store=moved.store)
            say("cli-move-switch", url=to)
