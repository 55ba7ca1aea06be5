"""Names with their expected verdict: real shapes that must pass, hostile ones that must not."""

from __future__ import annotations

import unicodedata
from itertools import chain

ACCEPTED = tuple(
    chain.from_iterable(
        line.split(", ")
        for line in (
            "Martin, LABBÉ, Lefèvre, Le Goff, LE GALL, Müller, Œuvrard, Bœuf, Cœur, Garçon, Ÿ, Loÿs, Île, Noël, Æbelø",
            "de La Tour, d'Estienne, d’Estienne, D'ARTAGNAN, L'Hostis, L’Helgoualc’h, Guivarc'h",
            "du Plessis, des Moutis",
            "N'Guessan, N’Diaye, M'Baye, O'Brien, O’Neill, Ó Súilleabháin, D'Angelo, 't Hooft, ’s Gravesande",
            "Jean-Baptiste, Marie-Lou, Anne-Sophie, Jean Paul, Jean-François Régis, Marie Claire Élisabeth",
            "Martin-Dupuis, Le Gall-Morvan, Garnier Lopes, Saint-Germain, St. Martin, J. R. R., Dr. No, Louis XIV",
            "Nguyễn, Trần Thị Hương, Đặng, Phạm, Võ, Lý, Đỗ, Hồ, Ngô, Đức, Thủy, Thị Ánh Tuyết, Ưng Hoàng Phúc",
            "Łukasz, Wiśniewski, Żaneta, Dąbrowski, Świątek, Grzegorz Brzęczyszczykiewicz, Jabłoński, Źródło",
            "Şahin, Yıldız, İbrahim, Çağatay, Öztürk, Gülşen, Iğdır, Şükrü, Ağaoğlu, İpek, Ülkü",
            "Ștefănescu, Țurcanu, Ioană, Dvořák, Žižka, Šimůnek, Ľubomír, Győző, Szabó, Kőszeg, Ågren, Åse",
            "Þóra, Ðóra, Björk Guðmundsdóttir, Søren Kierkegaard, Jürgen Straße, Weiß, Großmann, GROẞ",
            "Jokūbaitis, Kārkliņš, Ģirts, Õnnepalu, Ħal Balzan, Ċetta, Ġorġ, Żebbuġ",
            "ben Saïd, El Amrani, El-Hachimi, Aït Ahmed, Bou Khalil, Abd el-Kader, Al Zahrāʾ, ʿAlī, Qurʾān, Muḥammad",
            "Ɓuuba, Ƙasim, Ŋgoma, Ɛkua, Kɔfi, Ọlá, Ẹniọlá, Ṣadé, Ń'Golo, Tɛtɛ, Gbàgbó",
            "ʻAlohilani, Kahalaʻiluhe, Māhealani, Tāmati, Moʻorea, Te Rangi",
            "Wang, Lü, Ōta, Kōhei, Yūko, Nguyen Van A, Li Xiaoming, Zhào, Qiū, Lǚ",
            "Иванов, Шевченко, Ђорђевић, Їжак, Παπαδόπουλος, Αλέξανδρος, დავითაშვილი, Հակոբյան, Կարապետյան",
            "محمد, فاطمة, עברית, שרה, 李小龍, 山田, たなか, タナカ, 김민준, นภา, தமிழ், हिन्दी, አበበ, ខ្មែរ",
            "NA, N.A., NULL, Null, None, Nan, TRUE, FALSE, VRAI, FAUX, Inf, Nil, Void, Undefined, Select, Drop, Test",
            "A, Y, Ô, É, Li, Wu, O, Xi, B., Ma",
            "Mac Donald, McCarthy, MacÉachan, Van den Berghe, van der Meer, von Arnim, zur Linden",
            "dos Santos, della Torre",
            "Marie-José, Lou-Ann, Éric-Désiré, Jean-Noël-Marie, Fatima-Zahra, Mohamed-Amine, María del Carmen",
            "El Mehdi, Abdel Aziz, Hadj Saïd, Sidi Mohamed, Oum Kalthoum, Lalla Aïcha, Ould Cheikh, Ag Ghali",
            "de Saint-Exupéry, d'Hauteville, de l'Isle, de L’Épine, Du Pont de Bray, de la Bruyère d'Aÿ",
            "Zoé, Zoë, Zoè, Maël, Gaëlle, Loïc, Anaïs, Inès, Iñès, Héloïse, Ève, Eloïse, Chloé, Aÿline",
            "Bénédicte, Théo, Raphaël, Gwenaëlle, Nolwenn, Soizic, Tanguy, Ewen, Énora, Maïwenn, Yannick",
            "Etxeberria, Iñigo, Núñez, Ibáñez, Peña, Begoña, Güell, Puig i Cadafalch",
            "Rakotomalala, Andrianampoinimerina, Razafindrakoto, Tsimanavara, Ramanantsoa",
            "Sivaranjani, Rajaratnam, Kulasekarapandian, Singh, Kaur, D'Souza, Krishnamūrti, Rāma",
        )
    )
)

NORMALISED = {
    "  Martin ": "Martin",
    "Martin\u00a0Dupuis": "Martin Dupuis",
    "Jean   Paul": "Jean Paul",
    "\u202fLe Goff\u00a0": "Le Goff",
    "Jean\u2010Paul": "Jean-Paul",
    "Jean\u2011Paul": "Jean-Paul",
    unicodedata.normalize("NFD", "Lefèvre"): "Lefèvre",
    unicodedata.normalize("NFD", "Nguyễn"): "Nguyễn",
    unicodedata.normalize("NFD", "Şahin Yıldız"): "Şahin Yıldız",
    unicodedata.normalize("NFD", "Ángström"): "Ángström",
    "\u212bngström": "Ångström",
}

INVISIBLE = (
    *map(chr, (*range(0x20), *range(0x7F, 0xA0))),
    *"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c",
    *"\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206f\u3164\ufe0f\ufeff\uffa0\ufff9\ufffb",
    *"\ue000\U000e0041\U000e0101\uffff\ufdd0",
)

FORBIDDEN = (
    *"0123456789",
    *'=+@_*/\\|<>[]{}()#&%$£€!?:;,"«»“”`´^~°²§¤¶•…–—‘',
    *"½Ⅷ①☺😀🎓♥™©×÷→√∞¿¡",
    *"＝＋＠٣０\u3000\u2003",
)

REFUSED: dict[str, str] = {
    "": "name_missing",
    " ": "name_missing",
    "\u00a0\u202f ": "name_missing",
    "-": "name_without_letter",
    "'": "name_without_letter",
    "’": "name_without_letter",
    ".": "name_without_letter",
    ". . .": "name_without_letter",
    "- '": "name_without_letter",
    "-Dupont": "name_edge",
    "Dupont-": "name_edge",
    ".Dupont": "name_edge",
    "- Dupont": "name_edge",
    "a" * 101: "name_too_long",
    "é" * 101: "name_too_long",
    "Jean " * 40: "name_too_long",
    "a" * 100_000: "name_too_long",
    "z\u0301\u0302\u0303\u0304algo": "name_character",
    "\u0301Eric": "name_character",
    "Robert'); DROP TABLE candidat;--": "name_character",
    "<script>alert(1)</script>": "name_character",
    "=1+1": "name_character",
    "@SUM(A1)": "name_character",
    "+33639980001": "name_character",
    "-2+3": "name_character",
    '=HYPERLINK("http://x.example")': "name_character",
    "Dupont;Martin": "name_character",
    "Dupont/Martin": "name_character",
    "Dupont (Mme)": "name_character",
    "LABBÃ‰": "name_character",
    "Durand 2": "name_character",
    "#N/A": "name_character",
    "N/A": "name_character",
    "Louis ⅩⅣ": "name_character",
    "martin@courriel.example": "name_character",
    "\\x00": "name_character",
    "%00": "name_character",
    "Ma\udc80rtin": "name_invisible_character",
    **{f"Du{character}pont": "name_invisible_character" for character in INVISIBLE},
    **{f"Dupont{character}x": "name_character" for character in FORBIDDEN},
}
