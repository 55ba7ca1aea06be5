"""Accounts of the office from the command line: what the roles may do, who has an account, a new one."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from core import units
from core.access import Role
from core.access.rules import STAFF_ROLES
from core.operations.terminal import OPERATOR, Json, refusals, say, show

app = typer.Typer(no_args_is_help=True, help="Accounts of the office: who they are, what they may do.")


@app.command()
def rights() -> None:
    """Print who may do what."""
    from core.access.matrix import matrix_text

    typer.echo(matrix_text(), nl=False)


@app.command(name="list")
def list_staff(as_json: Json = False) -> None:
    """List the accounts and their roles."""
    from core.access.directory import staff_list

    with refusals():
        found = units.read(staff_list, OPERATOR)
        if as_json:
            typer.echo(json.dumps([asdict(line) for line in found], ensure_ascii=False, default=str, indent=1))
            return
        for line in found:
            places = ", ".join(f"{g.role}/{g.academie_code or '*'}/{g.domain_code or '*'}" for g in line.grants)
            typer.echo(f"{line.login:<24} {line.full_name:<32} {'' if line.active else '✗ '}{places}")


@app.command()
def take_off(login: str, as_json: Json = False) -> None:
    """Take off the second factor of someone who can no longer enter, nor anybody who would help."""
    from core.operations.accounts import take_off_second_factor

    with refusals():
        units.perform(take_off_second_factor, OPERATOR, login)
        if not show({"login": login}, as_json=as_json):
            say("cli-factor-taken-off", login=login)


def _role(typed: str) -> Role:
    """Read a role of the office; those of the candidate space are given to nobody."""
    if typed not in STAFF_ROLES:
        raise typer.BadParameter("|".join(STAFF_ROLES))
    return Role(typed)


@app.command()
def create(
    login: str,
    full_name: str,
    email: str,
    role: Annotated[Role, typer.Option(help="What the person is.", parser=_role, metavar="|".join(STAFF_ROLES))] = (
        Role.HEAD_OF_OFFICE
    ),
    academie: Annotated[str, typer.Option(help="Two-digit code; empty: all.")] = "",
    domain: Annotated[str, typer.Option(help="Domain code such as BCP; empty: all.")] = "",
    language: Annotated[str, typer.Option(help="fr or en")] = "fr",
    as_json: Json = False,
) -> None:
    """Open an account with a role; the one-time link is mailed to its owner, or printed without a mail server."""
    from core.notifications.staff_notices import link_of
    from core.operations.accounts import Account, open_account

    with refusals():
        account = Account(login, full_name, email, language, role, academie, domain)
        made = units.perform(open_account, OPERATOR, account)
        link = link_of(made.link) if made.link else ""
        if show({"staff": made.staff_id, "link": link, "mailed_to": made.mailed_to}, as_json=as_json):
            return
        if link:
            say("cli-staff-created", login=login, link=link)
        else:
            say("cli-staff-mailed", login=login, address=made.mailed_to)
