"""A Streamlit client without a browser: a websocket and its messages, enough to open pages and use widgets."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from websockets.sync.client import ClientConnection, connect

from tests.pages.server import PASSWORD, post

RUN_WITHIN = 120.0


@dataclass
class Wire:
    """One connection; `session_id` is what Streamlit calls the page that was opened."""

    socket: ClientConnection
    session_id: str = ""
    elements: dict[tuple[int, ...], Any] = field(default_factory=dict)
    navigation: list[str] = field(default_factory=list)
    raw: bytes = b""

    @classmethod
    def open(
        cls,
        url: str,
        *,
        cookie: str = "",
        name: str = "sporades",
        origin: str | None = "",
        host: str = "",
        session_id: str = "",
    ) -> Self:
        """Connect as a browser does; `session_id` asks to take an existing page over."""
        protocols = ["streamlit", "PLACEHOLDER_XSRF", session_id] if session_id else ["streamlit"]
        ours = urlsplit(url)
        reached = socket.create_connection((ours.hostname, ours.port))
        return cls(
            connect(
                f"ws://{host or ours.netloc}/_stcore/stream", sock=reached, origin=url if origin == "" else origin,
                subprotocols=protocols, additional_headers={"Cookie": f"{name}={cookie}"} if cookie else {},
                max_size=50_000_000, open_timeout=60, proxy=None, legacy=True,
            )
        )  # fmt: skip

    def run(self, page: str = "", query: str = "", widgets: Any = None) -> Self:
        """Ask for a run of the script at an address, and read until it is over."""
        self.send(page, query, widgets)
        return self.read()

    def send(self, page: str = "", query: str = "", widgets: Any = None) -> None:
        """Ask for a run without waiting for it."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        if widgets is not None:
            message.rerun_script.widget_states.CopyFrom(widgets)
        self.socket.send(message.SerializeToString())

    def read(self) -> Self:
        """Read messages until the script has finished."""
        self.elements.clear()
        limit = time.monotonic() + RUN_WITHIN
        while time.monotonic() < limit:
            data = self.socket.recv(timeout=RUN_WITHIN)
            assert isinstance(data, bytes)
            self.raw += data
            message = ForwardMsg()
            message.ParseFromString(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session_id = message.new_session.initialize.session_id
            elif kind == "navigation":
                self.navigation = [page.url_pathname for page in message.navigation.app_pages]
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self.elements[tuple(message.metadata.delta_path)] = message.delta.new_element
            elif kind == "script_finished":
                return self
        raise TimeoutError("the script did not finish")

    def headings(self) -> list[str]:
        """Give the titles on the page."""
        return [one.heading.body for one in self.elements.values() if one.WhichOneof("type") == "heading"]

    def texts(self) -> str:
        """Give all that the page says, to look for what must or must not be there."""
        return "\n".join(str(one) for one in self.elements.values())

    def asks_to_sign_in(self) -> bool:
        """Whether the page shows the sign-in form and nothing else of ours."""
        return any(
            one.WhichOneof("type") == "text_input" and one.text_input.type == one.text_input.PASSWORD
            for one in self.elements.values()
        )

    def widget(self, kind: str, label: str) -> Any:
        """Find a widget by its kind and label."""
        return next(
            getattr(one, kind)
            for one in self.elements.values()
            if one.WhichOneof("type") == kind and getattr(one, kind).label == label
        )

    def close(self) -> None:
        """Leave, as a tab that is closed."""
        self.socket.close()


def cookie_of(url: str, login: str) -> str:
    """Sign in over the wire, as the screen does: the form gives a ticket, the route gives the cookie."""
    page = Wire.open(url).run()
    states = WidgetStates()
    for label, value in (("Identifiant", login), ("Mot de passe", PASSWORD)):
        state = states.widgets.add()
        state.id, state.string_value = page.widget("text_input", label).id, value
    pressed = states.widgets.add()
    pressed.id, pressed.trigger_value = page.widget("button", "Se connecter").id, True
    page.run(widgets=states)
    if "data-ticket" not in page.texts():
        page.read()
    ticket = page.texts().split('data-ticket=\\"', 1)[1].split('\\"', 1)[0]
    page.close()
    answer = post(f"{url}/auth/session", content=ticket, headers={"Origin": url})
    assert answer.status_code == 204, answer.text
    return answer.cookies["sporades"]
