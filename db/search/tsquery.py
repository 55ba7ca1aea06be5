"""Expressions as PostgreSQL is asked them: tsqueries that all hold, the soonest read first."""

from __future__ import annotations

from db.search.expressions import NO_TOKEN, AllOf, AnyOf, Expression, Start, Token, Without, all_of

MOST_PARTS = 6

_BORNE = {
    "i=": 1, "m=": 1, "b=": 100, "t=": 200, "u=": 700, "n=": 800, "s=": 25_000, "a=": 30_000, "c=": 50_000,
    "y=": 80_000, "e=": 200_000, "x=": 500_000,
}  # fmt: skip
_EDGES = {1: 200_000, 2: 60_000, 3: 40_000, 4: 25_000}
_WORD = 1_000
"""About how many of a million hold a token, by how it opens."""


def parts(asked: Expression) -> list[str]:
    """Write an expression as tsqueries that must all hold, the soonest read first.

    Of a conjunction in one tsquery GIN reads every word that is rarer than the commonest it needs; of several it leaps
    from answer to answer of the first, and passes over what the others hold between them.
    """
    found = _conjuncts(asked)
    if len(found) > MOST_PARTS:
        found = [*found[: MOST_PARTS - 1], AllOf(tuple(found[MOST_PARTS - 1 :]))]
    return [_written(one) for one in found]


def quoted(token: str) -> str:
    """Write a token as it is."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _conjuncts(asked: Expression) -> list[Expression]:
    """What must hold together, the soonest read first; what must not hold stands beside the last, never alone."""
    match asked:
        case AllOf():
            return sorted(asked.parts, key=_work)
        case Without():
            wanted = _conjuncts(asked.wanted)
            excluded = asked.excluded.parts if isinstance(asked.excluded, AllOf) else (asked.excluded,)
            others = [one for one in excluded if one not in wanted]
            return [*wanted[:-1], Without(wanted[-1], all_of(*others))] if others else [NO_TOKEN]
        case _:
            return [asked]


def _work(asked: Expression) -> int:
    """How long a part is read: at each of its entries, GIN looks where each of its words is."""
    return _borne(asked) * _words(asked)


def _words(asked: Expression) -> int:
    match asked:
        case AnyOf() | AllOf():
            return sum(map(_words, asked.parts))
        case _:
            return 1


def _borne(asked: Expression) -> int:
    match asked:
        case Token() | Start():
            return _of_token(asked)
        case AnyOf():
            return sum(map(_borne, asked.parts))
        case AllOf():
            return min(map(_borne, asked.parts), default=0)
        case Without():
            return _borne(asked.wanted)


def _of_token(asked: Token | Start) -> int:
    if isinstance(asked, Token) and asked.borne is not None:
        return asked.borne
    if asked.text.startswith("p="):
        return _EDGES.get(len(asked.text) - 2, _WORD)
    return _BORNE.get(asked.text[:2], _WORD)


def _written(asked: Expression) -> str:
    match asked:
        case Token():
            return quoted(asked.text)
        case Start():
            return quoted(asked.text) + ":*"
        case AnyOf(()):
            return _written(NO_TOKEN)
        case AnyOf():
            return "(" + " | ".join(map(_written, asked.parts)) + ")"
        case AllOf():
            return "(" + " & ".join(map(_written, asked.parts)) + ")"
        case Without():
            return f"({_written(asked.wanted)} & !{_written(asked.excluded)})"
