"""Mails that did not arrive: what the server answered, in plain words, and what can be done about each."""

from __future__ import annotations

import streamlit as st

from core.access import Actor
from core.accounts.renewing import renew_link
from core.candidates.queries import CandidateFile
from core.notifications.queries import SentMail, Undelivered
from core.notifications.resending import give_up, send_again
from core.notifications.rules import LEAVES_AGAIN, Answer, State, Way
from pages.shared import candidate_history, frame
from pages.shared.messages import plain

TO_CHECK = frozenset({Answer.ADDRESS, Answer.FULL})
OURS = frozenset({Answer.UNREACHED, Answer.UNWRITABLE})  # nobody's answer: what we noted ourselves
ICON = ":material/send:"


def of_record(actor: Actor, file: CandidateFile) -> None:
    """Show the mails of a record, those that did not arrive first, with what can be done by who holds the record."""
    for mail in file.mails:
        if mail.state == State.DEAD.value or (mail.state == State.WAITING.value and mail.attempts):
            with st.container(border=True, key=f"mail_{mail.id}"):
                _told(mail)
                if file.may_edit and mail.state == State.DEAD.value:
                    _ways(actor, mail, file.id)
    candidate_history.mails(file)


def line(actor: Actor, one: Undelivered) -> None:
    """Show a mail of the list, and whose it is."""
    with st.container(border=True, key=f"mail_{one.mail.id}"):
        frame.link("candidate", frame.say("undelivered-whose", name=one.name, number=one.candidate_number),
                   id=one.candidate_id)  # fmt: skip
        _told(one.mail)
        _ways(actor, one.mail, one.candidate_id)


def _told(mail: SentMail) -> None:
    """Say where it stands: tries, the last answer, the next try."""
    dead = mail.state == State.DEAD.value
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(mail.subject)
        st.badge(plain(frame.say(f"mail-state-{mail.state}")), color="red" if dead else "orange")
    st.caption(plain(frame.say("undelivered-sent", to=mail.recipient, at=frame.moment(mail.created_at))))
    tries = frame.say("undelivered-tries", count=mail.attempts)
    last = frame.say(f"mail-answer-{mail.answer}") if mail.answer else frame.say("undelivered-no-answer")
    after = frame.say("undelivered-no-more") if dead else frame.say("undelivered-next", at=frame.moment(mail.due_at))
    st.text(f"{tries} {last} {after}")
    if mail.error:
        said = "undelivered-detail" if mail.answer in OURS else "undelivered-answer"
        st.caption(plain(frame.say(said, answer=mail.error)))


def _ways(actor: Actor, mail: SentMail, candidate_id: int) -> None:
    moved = bool(mail.address) and mail.address != mail.recipient
    if moved:
        st.info(plain(frame.say("undelivered-moved", to=mail.address)), icon=":material/alternate_email:")
    elif mail.way is not Way.AGAIN:
        st.text(frame.say(f"undelivered-way-{mail.way.replace('_', '-')}"))
    doubtful = mail.answer in TO_CHECK and not moved and mail.way in {Way.AGAIN, Way.NEW_LINK}
    if mail.way is Way.NO_ADDRESS or doubtful:
        st.text(frame.say("undelivered-check-address"))
        frame.link("correct", frame.say("undelivered-correct"), candidate=candidate_id)
    with st.container(horizontal=True):
        if mail.way in LEAVES_AGAIN:
            _button(actor, mail, "again")
        if mail.way is Way.NEW_LINK:
            _button(actor, mail, "new-link")
        _button(actor, mail, "give-up")


def _button(actor: Actor, mail: SentMail, act: str) -> None:
    name = f"mail_{act}_{mail.id}"
    last = act == "give-up"
    st.button(
        frame.say(f"undelivered-{act}"), key=name, on_click=_ACTS[act], args=(actor, mail.id, frame.one_use_key(name)),
        type="tertiary" if last else "secondary", icon=None if last else ICON,
        help=frame.say("undelivered-give-up-help") if last else None,
    )  # fmt: skip


def _send(actor: Actor, mail_id: int, key: str) -> None:
    done = frame.perform(send_again, actor, mail_id, key=key)
    if done is not None:
        frame.tell("undelivered-leaves", to=done.recipient)


def _renew(actor: Actor, mail_id: int, key: str) -> None:
    done = frame.perform(renew_link, actor, mail_id, key=key)
    if done is not None:
        frame.tell(f"candidate-invited-{done.link}")


def _give_up(actor: Actor, mail_id: int, key: str) -> None:
    if frame.perform(give_up, actor, mail_id, key=key) is not None:
        frame.tell("undelivered-given-up", kind="info")


_ACTS = {"again": _send, "new-link": _renew, "give-up": _give_up}
