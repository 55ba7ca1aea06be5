"""The formats of list that can be imported: their columns, in order, and how each is named in the file."""

from __future__ import annotations

from dataclasses import dataclass

from core.candidates.folding import fold

SEPARATOR = ";"
CANDIDATES, FACTS = "candidates", "facts"  # what a file is a list of: candidates, or facts that documents print


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in the report, its header in the file, whether the file must have it.

    A header is recognised whatever its accents, case and punctuation; `also` are other spellings seen.
    """

    key: str
    header: str
    required: bool = False
    also: tuple[str, ...] = ()

    def is_named(self, folded_header: str) -> bool:
        """Tell whether a folded header names this column."""
        return folded_header == fold(self.header) or folded_header in self.also


@dataclass(frozen=True, slots=True)
class Format:
    """One format of list; `preamble` tells whether criteria may stand before the header, `family` what it lists."""

    code: str
    columns: tuple[Column, ...]
    preamble: bool
    family: str = CANDIDATES


SIMPLE_LIST = Format(
    code="simple_list",
    preamble=True,
    columns=(
        Column("class_name", "Division de classe"),
        Column("candidate_number", "N° Candidat", required=True, also=("no candidat", "numero candidat")),
        Column("registration", "N° Inscription", required=True, also=("no inscription", "numero inscription")),
        Column("ocean_number", "N° Océan", also=("no ocean", "numero ocean")),
        Column("birth_name", "Nom de famille", required=True, also=("nom de naissance",)),
        Column("usual_name", "Nom d'usage"),
        Column("first_names", "Prénom(s)", required=True, also=("prenoms", "prenom")),
        Column("birth_date", "Date de Naissance", required=True),
        Column("class_name_again", "Division de classe"),
        Column("ine", "INE"),
        Column("category", "Catégorie Candidat", also=("categorie",)),
        Column("speciality", "Code Spécialité", required=True),
        Column("speciality_label", "Spécialité"),
        Column("state", "Etat", required=True),
        Column("teachings", "Enseignements"),
    ),
)

HORS_BEE = Format(
    code="hors_bee",
    preamble=False,
    columns=(
        Column("civility", "civilite"),
        Column("birth_name", "nom_famille", required=True),
        Column("first_names", "prenoms", required=True),
        Column("ine", "ine"),
        Column("birth_country", "pays_naissance", required=True),
        Column("birth_date", "date_naissance", required=True),
        Column("birth_departement", "depCOM_naissance", also=("depcom naissance", "dep com naissance")),
        Column("birth_commune", "commune_naissance"),
        Column("nationality", "nationalite"),
        Column("country", "pays"),
        Column("address_1", "adresse_1"),
        Column("address_2", "adresse_2"),
        Column("address_3", "adresse_3"),
        Column("address_4", "adresse_4"),
        Column("postcode", "code_postal"),
        Column("city", "localite"),
        Column("phone", "telephone"),
        Column("mobile", "telephone_mobile"),
        Column("email", "adresse_mail"),
        Column("occupation", "categ_socio_pro"),
        Column("school", "etablissement", required=True),
        Column("class_name", "division_classe"),
        Column("series", "serie", required=True),
        Column("teachings", "enseignement"),
        Column("category", "categorie", required=True),
        Column("international_section", "langue_section_inter"),
        Column("european_section", "langue_section_euro"),
        Column("speciality_1", "specialite1"),
        Column("speciality_2", "specialite2"),
        Column("speciality_3", "specialite3"),
        Column("language_a", "LVA"),
        Column("language_b", "LVB"),
        Column("wished_area", "zone_geo_souhaitee"),
        Column("dnl", "dnl"),
    ),
)
