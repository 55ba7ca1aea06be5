"""Conditions drawn at random: any field, any operator it has, values of the test's register and others."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from core.search.conditions.fields import FIELDS, Field, Kind
from core.search.conditions.periods import Period
from core.search.conditions.rules import SEVERAL, WITHOUT_VALUE, Condition, Group, Join, Operator, checked, operators

DAYS = ("2008-03-12", "2008-03-13", "2007-01-01", "2026-11-23", "2026-11-22", "2026-11-16", "2026-10-31", "2025-12-31")
VALUES: dict[str, tuple[str, ...]] = {
    "number": ("02000000001", "0200", "7", "02000000012"),
    "birth_name": ("Lefèvre", "lefevre", "Le Goff", "le", "fe", "Zola", "d’", "%a"),
    "usual_name": ("Martin", "mar", "art", "zzz"),
    "first_names": ("Zoé", "zoe lea", "Léa", "é", "Noé_1"),
    "birth_departement": ("038", "03", "2A", "2a"),
    "ine": ("123456789AB", "1234", "9ab", "000000000ZZ"),
    "home": ("08", "09", "10"),
    "email": ("lea@example.org", "LEA", "example.org", "_"),
    "phone": ("0639980000", "06", "98"),
    "postcode": ("38000", "38", "2"),
    "city": ("Voiron", "saint martin d’heres", "Saint-Martin", "heres", "de", "grenoble"),
    "academie": ("08", "09", "10"),
    "domain": ("BCP", "CAP", "BTS"),
    "office": ("A08-DEC5", "A08-DEC", "A09-DEC", "A99-DEC"),
    "exam_session": ("2026", "2027", "2099"),
    "speciality": ("31212", "31224", "99999"),
    "category": ("", "132", "individual"),
    "school": ("0380001A", "038", "0380001a", "0590001B"),
    "class_name": ("TG1", "T", "g", "tg1"),
    "pieces": ("identity", "jdc", "unknown"),
    "exemption": ("a_rule", "unknown"),
}


def of_field(field: Field, codes: dict[str, tuple[str, ...]]) -> st.SearchStrategy[Condition]:
    """Draw a condition on a field."""
    return st.sampled_from(operators(field)).flatmap(lambda operator: _said(field, operator, codes))


def one_of_each(codes: dict[str, tuple[str, ...]]) -> Iterator[Condition]:
    """Give each operator of each field, with each of its values, all of them, or none when none is needed."""
    for field in FIELDS.values():
        for operator in operators(field):
            least, most = _how_many(field, operator)
            values = _listed(field, operator, codes) if most else ()
            told = {(), *((value,) for value in values), values[:most], values[-2:]}
            yield from (Condition(field.code, operator, few) for few in sorted(told) if least <= len(few) <= most)


def _how_many(field: Field, operator: Operator) -> tuple[int, int]:
    if operator in WITHOUT_VALUE or (field.kind is Kind.HAS and not field.choices):
        return 0, 0
    if field.kind is Kind.HAS:
        return 0, 2
    if operator in SEVERAL:
        return 1, 3
    return (2, 2) if operator is Operator.BETWEEN else (1, 1)


def _said(field: Field, operator: Operator, codes: dict[str, tuple[str, ...]]) -> st.SearchStrategy[Condition]:
    least, most = _how_many(field, operator)
    values = st.sampled_from(_listed(field, operator, codes)) if most else st.nothing()
    listed = st.lists(values, min_size=least, max_size=most) if most else st.just(list[str]())
    return listed.map(lambda found: Condition(field.code, operator, tuple(found)))


def _listed(field: Field, operator: Operator, codes: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if operator is Operator.DURING:
        return tuple(one.value for one in Period)
    if operator in {Operator.LAST_DAYS, Operator.OLDER_THAN}:
        return ("1", "2", "7", "30", "300")
    if field.kind in {Kind.DAY, Kind.INSTANT}:
        return DAYS
    if field.kind is Kind.NUMBER:
        return ("0", "1", "2", "3", "7")
    found = codes.get(field.code, codes.get(field.choices, VALUES.get(field.code, field.codes or ("x",))))
    return tuple(one for one in found if one)


def groups(codes: dict[str, tuple[str, ...]] | None = None, fields: tuple[str, ...] = ()) -> st.SearchStrategy[Group]:
    """Draw conditions in groups of groups, in their plainest form."""
    known = [FIELDS[code] for code in fields] if fields else list(FIELDS.values())
    leaf = st.sampled_from(known).flatmap(lambda field: of_field(field, codes or {}))
    joins = st.sampled_from(list(Join))

    def around(part: st.SearchStrategy[Condition | Group]) -> st.SearchStrategy[Group]:
        return st.builds(Group, joins, st.lists(part, min_size=0, max_size=3).map(tuple))

    inner = around(leaf)
    middle = around(st.one_of(leaf, inner))
    return around(st.one_of(leaf, leaf, inner, middle)).map(checked)
