"""What every command shares: its language, who acts, and how it answers people and scripts."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import Annotated, Any, TextIO

import typer

from core.access import system
from core.errors import ExamError
from core.i18n import number, refusal, t
from core.operations.failures import BackupFailed
from core.operations.serving import PortTaken
from db.guards.ddl import MissingGuards
from db.migrate import WrongSchema
from db.roles import UnfitRole

LANGUAGE = "en" if os.environ.get("SPORADES_LANGUAGE", "fr").startswith("en") else "fr"
Json = Annotated[bool, typer.Option("--json", help="Print a JSON object.")]
OPERATOR = system("manage.py")
EVERY_SECONDS = 2.0  # between two lines of progress in a log


def say(key: str, **facts: Any) -> None:
    """Print one sentence of the catalogue."""
    typer.echo(t(LANGUAGE, key, **facts))


def show(value: Any, *, as_json: bool) -> bool:
    """Print a value for a script when asked; says whether it did."""
    if not as_json:
        return False
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    typer.echo(json.dumps(plain, ensure_ascii=False, default=str, indent=1))
    return True


def counting(out: TextIO) -> Callable[[int], None]:
    """Say how far a long work is: on a terminal over the former count, elsewhere a line from time to time."""
    last = [time.monotonic() - EVERY_SECONDS]

    def count(done: int) -> None:
        if out.isatty():
            out.write(f"\r{number(LANGUAGE, done)}\033[K\r")
        elif time.monotonic() - last[0] >= EVERY_SECONDS:
            last[0] = time.monotonic()
            out.write(f"{number(LANGUAGE, done)}\n")
        out.flush()

    return count


@contextmanager
def refusals() -> Iterator[None]:
    """End with status 1 and one sentence when something is refused."""
    try:
        yield
    except ExamError as refused:
        typer.echo(refusal(LANGUAGE, refused), err=True)
        raise typer.Exit(1) from None
    except PortTaken as taken:
        typer.echo(t(LANGUAGE, "cli-port-taken", port=str(taken.port), setting=taken.setting), err=True)
        raise typer.Exit(1) from None
    except (WrongSchema, MissingGuards, UnfitRole, BackupFailed) as failed:
        typer.echo(str(failed), err=True)
        raise typer.Exit(1) from None
