"""A browser in the candidate space: it keeps its cookies, and sends forms with the hidden fields of their page."""

from __future__ import annotations

import asyncio
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from sqlalchemy import Engine, select

from core.accounts.sessions import open_session
from db.engine import writing
from db.tables import Account, Candidate
from portal import cookies
from portal.app import app
from tests import factories

HOME = "http://127.0.0.1:8502"


class Forms(HTMLParser):
    """The forms of a page: where each goes, and every field as the page filled it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._select = self._area = ""
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read a form or one of its fields."""
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.found.append((given.get("action", ""), {}))
            self._open = given.get("method", "get").lower() == "post"
        elif not self.found or "disabled" in given:
            return
        elif tag == "input" and name and given.get("type") not in {"file", "submit"}:
            if given.get("type") not in {"checkbox", "radio"} or "checked" in given:
                self.found[-1][1][name] = given.get("value", "on")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.found[-1][1]):
            self.found[-1][1][self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area = name

    def handle_endtag(self, tag: str) -> None:
        """Leave a list or a text."""
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        """Read what a text holds."""
        if self._area and self.found:
            fields = self.found[-1][1]
            fields[self._area] = (fields.get(self._area, "") + data).removeprefix("\n")


class Browser:
    """Someone in front of the candidate space."""

    def __init__(self, language: str = "fr") -> None:
        self.cookies = httpx.Cookies({"sporades-langue": language})

    def ask(self, path: str, method: str = "GET", **how: Any) -> httpx.Response:
        """Ask once, without following; cookies are kept."""

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("203.0.113.7", 40000))
            async with httpx.AsyncClient(transport=transport, base_url=HOME, cookies=self.cookies) as client:
                answer = await client.request(method, path, **how)
                self.cookies = client.cookies
                return answer

        return asyncio.run(once())

    def get(self, path: str) -> httpx.Response:
        """Open a page, led where it leads."""
        answer = self.ask(path)
        while answer.is_redirect:
            answer = self.ask(urljoin(path, answer.headers["location"]))
        return answer

    def send(
        self,
        page: str | httpx.Response,
        fields: dict[str, Any] | None = None,
        *,
        to: str = "",
        files: Any = None,
        without: tuple[str, ...] = (),
    ) -> httpx.Response:
        """Fill the form of a page (the one that goes `to` an address, else the first of its main part) and send it.

        Hidden fields and what the page already filled go along, except those `without`; the answer is not followed.
        """
        shown = self.get(page) if isinstance(page, str) else page
        main = re.sub(r"(?s)^.*?<main\b", "<main", shown.text)
        forms = Forms(shown.text if to == "/deconnexion" else main).found
        here = shown.request.url.path
        action, filled = next((one for one in forms if not to or urlsplit(one[0] or here).path == to), (None, {}))
        if action is None:
            raise LookupError(f"no form to {to!r} on {here} ({shown.status_code}): {[one[0] for one in forms]}")
        sent = {name: value for name, value in (filled | (fields or {})).items() if name not in without}
        headers = {"sec-fetch-site": "same-origin", "origin": HOME}
        return self.ask(urljoin(here, action or here), "POST", data=sent, files=files, headers=headers)

    def follow(self, answer: httpx.Response) -> httpx.Response:
        """Go where an answer leads."""
        return self.get(urljoin(str(answer.request.url.path), answer.headers["location"]))


def signed_in(engine: Engine, candidate: Candidate | int, *, language: str = "fr") -> Browser:
    """A browser in which a candidate has just signed in; an account is made when there is none."""
    candidate_id = candidate if isinstance(candidate, int) else candidate.id
    with writing(engine) as tx:
        account = tx.scalars(select(Account).where(Account.candidate_id == candidate_id)).one_or_none()
        account = account or factories.an_account(tx, candidate=tx.get_one(Candidate, candidate_id))
        secret = open_session(tx, account.id, agent="a test")
    browser = Browser(language)
    browser.cookies.set(cookies.named(cookies.SESSION), secret, domain="127.0.0.1", path="/")
    return browser
