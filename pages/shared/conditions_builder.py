"""The builder of conditions: rows, groups of rows, all of it by keyboard; what is not complete yet asks nothing.

The tree being written lives in the session; each widget begins from it and writes back into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import streamlit as st

from core.access import Actor
from core.errors import ExamError
from core.i18n import refusal
from core.search.choices import asked_fields
from core.search.conditions.fields import FIELDS, Field
from core.search.conditions.rules import (
    DEEPEST,
    EVERYTHING,
    Condition,
    Group,
    Join,
    Operator,
    checked,
    condition,
    operators,
)
from pages.shared import conditions_values, frame
from pages.shared.messages import plain

_TREE, _COUNT = "_builder_tree", "_builder_count"
_WIDTHS = (34, 22, 32, 16)


@dataclass
class Row:
    """A condition being written."""

    number: int
    field: str = ""
    operator: str = ""
    values: tuple[str, ...] = ()
    place: int = 0  # on screen, from the top


@dataclass
class Block:
    """A group being written."""

    number: int
    join: Join = Join.ALL
    parts: list[Row | Block] = field(default_factory=list)


def load(group: Group) -> None:
    """Put conditions in the builder, in place of what was there."""
    st.session_state[_TREE] = _block(group)


def current() -> Group:
    """Give the conditions of the builder, those not complete left out; nothing when they are refused."""
    try:
        return checked(_group(_tree()))
    except ExamError:
        return EVERYTHING


def is_empty() -> bool:
    """Whether nothing is being written."""
    return not _tree().parts


def _tree() -> Block:
    found: Block = st.session_state.setdefault(_TREE, Block(_next()))
    return found


def _next() -> int:
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    number: int = st.session_state[_COUNT]
    return number


def _block(group: Group) -> Block:
    made = Block(_next(), group.join)
    for part in group.parts:
        if isinstance(part, Group):
            made.parts.append(_block(part))
        else:
            made.parts.append(Row(_next(), part.field, part.operator.value, part.values))
    return made


def _group(block: Block) -> Group:
    parts = [_group(part) if isinstance(part, Block) else _condition(part) for part in block.parts]
    return Group(block.join, tuple(part for part in parts if part is not None))


def _condition(row: Row) -> Condition | None:
    if not row.field or not row.operator:
        return None
    said = Condition(row.field, Operator(row.operator), row.values)
    try:
        condition(said)
    except ExamError:
        return None
    return said


def ask(actor: Actor) -> Group:
    """Show the builder and give what it asks."""
    known = {one.code: one for one in asked_fields(actor)}
    tree = _tree()
    for place, row in enumerate(_rows(tree), 1):
        row.place = place
    _draw(actor, tree, known, level=1, around=None)
    _say_incomplete(tree)
    try:
        return checked(_group(tree))
    except ExamError as refused:
        st.error(plain(refusal(frame.language(), refused)))
        return EVERYTHING


def _rows(block: Block) -> Iterator[Row]:
    for part in block.parts:
        yield from _rows(part) if isinstance(part, Block) else (part,)


def _say_incomplete(tree: Block) -> None:
    left = _incomplete(tree)
    if left:
        st.caption(plain(frame.say("conditions-incomplete", count=left)))


def _incomplete(block: Block) -> int:
    return sum(_incomplete(one) if isinstance(one, Block) else _condition(one) is None for one in block.parts)


def _draw(actor: Actor, block: Block, known: dict[str, Field], *, level: int, around: Block | None) -> None:
    with st.container(border=around is not None):
        chosen = st.segmented_control(
            frame.say("conditions-join", number=block.number), list(Join), default=block.join, required=True,
            key=f"builder_{block.number}_join", format_func=lambda one: frame.say(f"conditions-join-{one.value}"),
            label_visibility="collapsed",
        )  # fmt: skip
        block.join = chosen or block.join
        for part in block.parts:
            if isinstance(part, Block):
                _draw(actor, part, known, level=level + 1, around=block)
            else:
                _row(actor, part, known, block)
        with st.container(horizontal=True):
            _button("add", block.number, "add", _add_row, block)
            if level < DEEPEST - 1:
                _button("add-group", block.number, "library_add", _add_block, block)
            if around is not None:
                _button("remove-group", block.number, "delete", _remove, around, block)


def _button(name: str, number: int, icon: str, act: object, *args: object) -> None:
    st.button(
        frame.say(f"conditions-{name}"), key=f"builder_{number}_{name.replace('-', '_')}", icon=f":material/{icon}:",
        on_click=act, args=args, type="tertiary",
    )  # fmt: skip


def _add_row(block: Block) -> None:
    block.parts.append(Row(_next()))


def _add_block(block: Block) -> None:
    block.parts.append(Block(_next(), Join.ANY, [Row(_next())]))


def _remove(block: Block, part: Row | Block) -> None:
    block.parts = [one for one in block.parts if one is not part]


def _row(actor: Actor, row: Row, known: dict[str, Field], block: Block) -> None:
    first, second, third, last = st.columns(_WIDTHS, vertical_alignment="center")
    not_mine = row.field in FIELDS and row.field not in known
    if not_mine:  # of a view or an address that a colleague made: kept, so that the search is refused, never wider
        first.text(_field_name(row.field))
    else:
        row.field = _field(first, row, known)
    asked = known.get(row.field)
    if not_mine:
        second.text(frame.say("conditions-not-yours"))
    elif asked is None:
        row.operator, row.values = "", ()
    else:
        row.operator = _operator(second, row, asked)
        with third:
            row.values = conditions_values.ask(
                actor, asked, Operator(row.operator), row.values, (row.number, row.place)
            )
    last.button(
        frame.say("conditions-remove"), key=f"builder_{row.number}_remove", icon=":material/close:",
        on_click=_remove, args=(block, row), type="tertiary", help=frame.say("conditions-remove-help", place=row.place),
    )  # fmt: skip


def _field(place: st.delta_generator.DeltaGenerator, row: Row, known: dict[str, Field]) -> str:
    codes = list(known)
    chosen = place.selectbox(
        frame.say("conditions-criterion", place=row.place), codes,
        codes.index(row.field) if row.field in known else None,
        key=f"builder_{row.number}_field", format_func=_field_name, label_visibility="collapsed",
        placeholder=frame.say("conditions-criterion-choose"),
    )  # fmt: skip
    return chosen or ""


def _field_name(code: str) -> str:
    subject = frame.say(f"conditions-subject-{FIELDS[code].subject.value}")
    name = code.replace("_", "-")
    return f"{subject} · {frame.say(f'conditions-field-{name}')}"


def _operator(place: st.delta_generator.DeltaGenerator, row: Row, asked: Field) -> str:
    offered = [one.value for one in operators(asked)]
    chosen = place.selectbox(
        frame.say("conditions-comparison", place=row.place), offered,
        offered.index(row.operator) if row.operator in offered else 0,
        key=f"builder_{row.number}_{asked.code}_operator", label_visibility="collapsed",
        format_func=lambda one: frame.say(f"conditions-operator-{one.replace('_', '-')}"),
    )  # fmt: skip
    return str(chosen)
