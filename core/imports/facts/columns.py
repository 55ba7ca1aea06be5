"""The columns of the files of facts, in order; the first three say whose a line is."""

from __future__ import annotations

from core.imports.formats import FACTS, Column, Format

_WHOSE = (
    Column("candidate_number", "N° Candidat", required=True, also=("no candidat", "numero candidat")),
    Column("registration", "N° Inscription", also=("no inscription", "numero inscription")),
    Column("birth_name", "Nom de famille", required=True, also=("nom de naissance", "nom")),
)

SUMMONS = Format(
    code="summons",
    family=FACTS,
    preamble=False,
    columns=(
        *_WHOSE,
        Column("paper", "Code épreuve", required=True, also=("epreuve", "code de l epreuve")),
        Column("day", "Date", required=True, also=("date de l epreuve",)),
        Column("hour", "Heure", required=True, also=("heure de debut", "heure de l epreuve")),
        Column("duration", "Durée"),
        Column("centre", "Centre d’épreuves", required=True, also=("centre d epreuves", "centre", "centre d examen")),
        Column("centre_address", "Adresse du centre", required=True, also=("adresse",)),
        Column("room", "Salle"),
        Column("place_number", "N° de place", also=("no de place", "place", "numero de place")),
        Column("bring", "À apporter", also=("a apporter",)),
    ),
)

GRADE_REPORT = Format(
    code="grade_report",
    family=FACTS,
    preamble=False,
    columns=(
        *_WHOSE,
        Column("paper", "Code épreuve", required=True, also=("epreuve", "code de l epreuve")),
        Column("coefficient", "Coefficient", also=("coef", "coeff")),
        Column("grade", "Note", required=True, also=("note sur 20", "note 20")),
        Column("total", "Total des points", also=("total", "points")),
        Column("result", "Décision du jury", required=True, also=("decision", "resultat")),
        Column("jury_day", "Date du jury", also=("date de deliberation",)),
    ),
)

ACCOMMODATION = Format(
    code="accommodation",
    family=FACTS,
    preamble=False,
    columns=(
        *_WHOSE,
        Column("measure", "Mesure", required=True, also=("amenagement", "mesure demandee")),
        Column("granted", "Accordée", required=True, also=("accorde", "decision")),
        Column("reasons", "Motifs et précisions", also=("motifs", "precisions")),
        Column("decided_on", "Date de la décision", required=True, also=("date de decision",)),
    ),
)
