#!/usr/bin/env python3
"""Sporades from the command line: each command says what it did, or with `--json` gives it to a script.

Exit status 0, or 1 with a sentence. A command imports what it needs when it runs, so that `serve` starts at once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

os.environ.setdefault("OPENPYXL_LXML", "False")

import typer

from core import settings, units
from core.demo import SEED
from core.demo.sign_ins import kept_sign_ins
from core.i18n import PARIS, instant, number, t
from core.operations import documents_commands, installation, staff_commands
from core.operations.serving import Faces
from core.operations.terminal import LANGUAGE, OPERATOR, Json, counting, refusals, say, show
from db.engine import reading

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
app.add_typer(staff_commands.app, name="staff")
app.add_typer(documents_commands.app, name="documents")


@app.command()
def init(as_json: Json = False) -> None:
    """Bring the database to this release: schema, guards, reference data, index of search."""
    with refusals():
        prepared = installation.prepare(units.engine())
        if not show(prepared, as_json=as_json):
            say("cli-init-first" if prepared.first_run else "cli-init-again")
            if prepared.index_rebuilt:
                say("cli-index-rebuilt")
            if prepared.portal_role:
                say("cli-portal-role-granted", role=prepared.portal_role)
            if prepared.key_made:
                say("cli-key-made", file=prepared.key_made)
            if prepared.factors_unread:
                say("cli-factors-unread", count=prepared.factors_unread)


@app.command()
def demo(
    candidates: Annotated[int, typer.Option(min=1, help="How many invented candidates to add.")] = 20_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same people.")] = SEED,
    as_json: Json = False,
) -> None:
    """Load invented candidates, with demonstration staff and named situations the first time."""
    from core.demo import demonstration

    with refusals():
        installation.prepare(units.engine())
        progress = None if as_json else counting(sys.stderr)
        made = demonstration.load(units.engine(), settings.current().data, candidates, seed=seed, progress=progress)
        if show(made, as_json=as_json):
            return
        say(
            "cli-demo-made",
            candidates=made.candidates,
            registrations=made.registrations,
            seconds=round(made.seconds, 1),
        )
        sign_ins()


def sign_ins() -> None:
    """Print the demonstration sign-ins of this installation, if it has any; the candidate's is for the other face."""
    for one in kept_sign_ins(settings.current().data):
        role = t(LANGUAGE, f"role-{one.role.replace('_', '-')}")
        typer.echo(f"    {one.login:<26} {one.password}   {role}{' ' + one.academie_code if one.academie_code else ''}")


@app.command(name="import")
def import_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A list: csv or xlsx.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write it; without it, only the report.")] = False,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Leave blocked lines out.")] = False,
    seen: Annotated[str, typer.Option(help="Only if the report is still the one of this mark.")] = "",
    exam_session: Annotated[str, typer.Option(help="When the file does not say it, such as 2027.")] = "",
    academie: Annotated[str, typer.Option(help="When the file does not say it.")] = "",
    as_json: Json = False,
) -> None:
    """Report on a list of candidates line by line; with --apply, import it in one transaction."""
    from core.imports.command import import_file

    with refusals():
        made = import_file(
            file, OPERATOR, apply=apply, leave_out=leave_out, exam_session=exam_session, academie=academie,
            language=LANGUAGE, seen=seen,
        )  # fmt: skip
        if not show(made, as_json=as_json):
            for one in made.lines:
                typer.echo(f"{one.line:>6} {one.severity:<9} {one.column:<20} {one.value:<20} {one.message} {one.todo}")
            typer.echo("  ".join(f"{name}={count}" for name, count in made.counts.items()))
        if made.refused:
            typer.echo(made.refused, err=True)
            raise typer.Exit(1)


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="Anything of the one box: names, dates, numbers, e-mail, school...")],
    limit: Annotated[int, typer.Option(min=1, max=500)] = 20,
    as_json: Json = False,
) -> None:
    """Find candidates, and say why each one answers."""
    from core.operations import commands

    with refusals():
        found = commands.find(OPERATOR, text, limit=limit)
        if as_json:
            typer.echo(json.dumps([asdict(line) for line in found], ensure_ascii=False, indent=1))
            return
        for line in found:
            typer.echo(f"{line.number}  {line.name:<40} {line.birth_date}   {'; '.join(line.why)}")
        say("cli-search-found", count=len(found))


@app.command()
def regenerate(
    where: Annotated[str, typer.Option(help="Filters (academie=08 domain=BCP exam_session=2027...) and words.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")] = False,
    out: Annotated[Path | None, typer.Option(help="Copy the merged PDF, the zip and the manifest there.")] = None,
    as_json: Json = False,
) -> None:
    """Make again the confirmations of what a query finds."""
    from core.operations import commands

    with refusals():
        made = commands.preview(OPERATOR, where) if dry_run else commands.regenerate(OPERATOR, where, out)
        if show(made, as_json=as_json):
            return
        say("cli-regenerate-would" if dry_run else "cli-regenerate-done", total=made.total, failed=made.failed,
            done=made.to_make if dry_run else made.done, seconds=round(made.seconds, 1),
            skipped=sum(made.skipped.values()))  # fmt: skip
        for reason, count in sorted(made.skipped.items()):
            typer.echo(f"    {reason:<24} {number(LANGUAGE, count)}")


@app.command()
def export(
    name: Annotated[str, typer.Argument(help="candidates, simple_list, volumes, corrections, windows...")],
    out: Annotated[Path, typer.Option(help="The file to write: its name ends in .xlsx or .csv.")],
    where: Annotated[str, typer.Option(help="What the search box would hold.")] = "",
    as_json: Json = False,
) -> None:
    """Write a spreadsheet of the catalogue of exports; it is journalled like any other."""
    from core.operations import commands

    with refusals():
        if out.suffix.lower() not in {".xlsx", ".csv"}:
            say("cli-export-suffix", name=out.name)
            raise typer.Exit(1)
        made = commands.export(OPERATOR, name, out, where=where)
        if not show(made, as_json=as_json):
            say("cli-export-made", rows=made.rows, file=made.file)


@app.command()
def worker() -> None:
    """Run one worker until it is told to stop."""
    os.execv(sys.executable, [sys.executable, "-m", "core.jobs.worker"])  # noqa: S606 - ourselves


@app.command()
def mails(
    again: Annotated[
        bool, typer.Option("--again", help="Try again those given up because no server answered.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Count the mails that wait and those that could not be delivered."""
    from core.operations import commands

    with refusals():
        found = commands.mails(OPERATOR, again=again)
        if show(found, as_json=as_json):
            return
        if again:
            say("cli-mails-again", count=found.again, written=number(LANGUAGE, found.again))
        waiting, dead = (number(LANGUAGE, many) for many in (found.outbox.waiting, found.outbox.dead))
        say("cli-mails-state", waiting=waiting, dead=dead)
        if found.outbox.oldest_waiting:
            say("cli-mails-oldest", at=instant(LANGUAGE, found.outbox.oldest_waiting, PARIS))


@app.command(name="fsck")
def fsck_command(as_json: Json = False) -> None:
    """Check every invariant of the base, its files and its journal."""
    from core import fsck

    with refusals(), reading(units.engine()) as tx:
        report = fsck.check(tx)
        if not show(report, as_json=as_json):
            for finding in report.findings:
                mark = "  " if finding.count == 0 else "✗ "
                typer.echo(f"{mark}{finding.check:<42} {number(LANGUAGE, finding.count):>8}   ({finding.requirement})")
            say("cli-fsck-ok" if report.ok else "cli-fsck-broken")
    if not report.ok:
        raise typer.Exit(1)


@app.command(name="verify-journal")
def verify_journal(as_json: Json = False) -> None:
    """Say whether the journal is intact, or broken at which event."""
    from core.audit import verify

    with refusals(), reading(units.engine()) as tx:
        verdict = verify(tx)
        if not show(verdict, as_json=as_json):
            if verdict.intact:
                say("cli-journal-intact", events=verdict.events, erased=verdict.erased_values)
            else:
                say("cli-journal-broken", event=verdict.broken_at, cause=verdict.cause)
    if not verdict.intact:
        raise typer.Exit(1)


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet; with --verify, a backup.")],
    verify: Annotated[bool, typer.Option("--verify", help="Read again a backup already made; write nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Back up the database and the stored files into a new folder, and prove the copy."""
    from core.operations.backup import back_up, verify_backup

    with refusals():
        if verify:
            whole = verify_backup(folder)
            if not show(whole, as_json=as_json):
                say("cli-backup-whole", folder=str(folder), files=whole.files, at=whole.made_at, schema=whole.schema)
                _say_apart(whole.documents_in)
            return
        if folder.exists():
            say("cli-backup-exists", folder=str(folder))
            raise typer.Exit(1)
        manifest = back_up(units.engine(), folder)
        if not show(manifest, as_json=as_json):
            say("cli-backup-made", folder=str(folder), files=len(manifest.files))
            _say_apart(manifest.documents_in)


def _say_apart(documents_in: str) -> None:
    """Say what a backup does not hold, for who keeps it."""
    from core.access.second_factor import sealing

    if documents_in:
        say("cli-backup-documents-apart", store=documents_in)
    if sealing.key_file().exists():
        say("cli-key-apart", file=str(sealing.key_file()))


def _interrupt(_number: int, _frame: object) -> None:
    """Being told to stop is like Ctrl+C: the children are stopped too."""
    raise KeyboardInterrupt


@app.command()
def serve() -> None:
    """Prepare the installation, start the dashboard, the candidate space and the worker, print where they are."""
    with refusals():
        current = settings.current()
        if installation.prepare(units.engine()).first_run and current.demonstration:
            from core.demo import demonstration

            say("cli-serve-loading", candidates=current.demonstration)
            demonstration.load(units.engine(), current.data, current.demonstration)
        faces = Faces(current)
        for sign in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, _interrupt)
        faces.start()
        try:
            if not faces.wait_ready():
                say("cli-serve-not-ready")
                raise typer.Exit(1)
            say("cli-serve-ready", dashboard=current.dashboard_url, portal=current.portal_url)
            sign_ins()
            raise typer.Exit(faces.wait())
        except KeyboardInterrupt:
            say("cli-serve-stopping")
        finally:
            faces.stop()


if __name__ == "__main__":
    app()
