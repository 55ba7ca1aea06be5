"""Names of many scripts, and strings meant to break a printer; no real person is named."""

from __future__ import annotations

import unicodedata

NAMES = (
    # French, and names of France
    "Lefèvre", "Œuvrard", "L’Haÿ-les-Roses", "Ÿvrande", "Bœuf", "de La Fontaine", "d’Aubigné", "Le Guennec",
    "N’Guessan", "M’Baye", "Saint-Exupéry", "Noël", "Aÿ", "Croÿ", "Cœur", "Ægidius", "Maël", "Anaïs", "Zoé",
    "Çakir", "Emmaüs", "Gaëtan", "Loïc", "Jérôme", "Benoît", "François", "Hélène", "Éloïse", "Île-de-Sein",
    "Teuira a Tehaamatai", "Kaïna", "Nuñez", "Peña", "Iñaki", "Xabier Etxeberria", "Breizh C’hoazh",
    # Europe
    "Łukasz Żółciński", "Świętosława Gżegżółka", "Ødegård", "Bjørn Åse", "Þórður Æsir", "Guðrún", "Jürgen Weiß",
    "GROẞMANN", "Müller-Lüdenscheidt", "Dvořák", "Ľudovít Štúr", "Čížková", "Ďuriš", "Őrsi Űrhajós", "Győző",
    "Ștefan Țepeș", "Ionuț Brânză", "Ioniţă", "Ģirts Ķēniņš", "Žemaitė Šimkutė", "Õnne Üksküla", "Đurđević",
    "Ћирић", "Gżira", "Ħamrun", "İbrahim Çağlayan", "Işıl Şükrüoğlu", "Gülşen Iğdır", "Əliyev", "Ñandú",
    "Seán Ó Súilleabháin", "Llŷr Ŵyn", "Ioánnis", "Papadopoúlou", "Ελένη Παπαδοπούλου", "Άγγελος", "Ιωάννης Ψαρράς",
    "Дмитрий Щербаков", "Ўткир", "Ґалаґан", "Їжакевич", "Ђорђе", "Ѓорѓи", "Ѝван", "Ёлкин", "Қазыбек Әуезов", "Ӯктам",
    "Բաղրամյան", "Եւա", "გიორგი ბერიძე", "ქეთევან",
    # Vietnam and others in Latin letters
    "Nguyễn Thị Ánh Nguyệt", "Trần Đức Lương", "Phạm Văn Đồng", "Lê Thị Hồng Gấm", "Đỗ Mười", "Vũ Ngọc Phượng",
    "Huỳnh Tấn Phát", "Bùi Quốc Khánh", "Ngô Bảo Châu Ữ Ợ", "Ọbáfẹ́mi Awólọ́wọ̀", "Adébáyọ̀", "Ŋgala", "Ɓurkina Ɗan Ƙano",
    "Kalākaua", "Māori Ngāti", "ʻOkina", "Faʼafetai", "T̃andú", "J̌an", "M̧ajeļ",
    # Arabic letters, right to left
    "محمد", "محمد علي", "فاطمة الزهراء", "لافا", "عبد الله بن الإمام", "پرویز گلستان", "چراغ ژاله", "ٹیپو سلطان",
    "ئاسۆ", "أُمّ كُلْثُوم", "الآلاء", "محمد (علي)", "محمد 12 علي", "Jean محمد Dupont",
    # Hebrew letters, right to left
    "שלום", "דוד בן־גוריון", "דָּוִד", "רָחֵל אִמֵּנוּ", "Sarah שרה Cohen",
    # Other scripts
    "李小龙", "王 芳", "歐陽 修", "張偉", "山田太郎", "たかはし ゆき", "スズキ イチロー", "วิชัย ใจดี", "สมหญิง",
    "ສົມສັກ", "ភូមិ", "សុខា", "नरेन्द्र मोदी", "श्री कृष्ण", "लक्ष्मी", "தமிழ் செல்வன்", "ஸ்ரீ", "ⵣⵉⵔⵉ", "ⵎⴰⵙⵉⵏⵉⵙⵙⴰ",
)  # fmt: skip

# Printable, but meant to be read as something else than a name.
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='http://example.org'>x</a>", "&lt;b&gt;",
    "&#x27;", "<!--", "]]>", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "[x](javascript:alert(1))", "![x](http://example.org/x.png)", "**gras**", "__souligné__", "--barré--", "# titre",
    "`code`", "~~~", "http://example.org/x", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org",
    ") Tj ET Q", "(x) Tj", "( ( (", ") ) )", "\\", "\\)", "\\\\)", "\\n", "\\050", "<41>", "<<>>", "[ ] ( ) < >",
    "/URI (http://example.org)", "/Launch", "/JavaScript", "/EmbeddedFile", "/AA", "/OpenAction", "endstream",
    "endobj", "1 0 obj", "xref", "trailer", "startxref", "%%EOF", "%PDF-1.7", "BI /W 1 ID x EI", "Do", "BT ET",
    "{return_by}", "{closes_at}", "{0}", "{}", "{{7*7}}", "${7*7}", "%s", "%n%n%n", "%(name)s", "#{1}",
    "' OR 1=1 --", '"; DROP TABLE candidate; --', "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\u202f=1",
    "../../etc/passwd", "..\\..\\x", "C:\\x", "CON", "NULL", "None", "NaN", "nan", "N/A", "TRUE", "undefined", "0",
    "-", "—", "...", "…", "''", "’’’", '"', "«»", "a" * 100, "W" * 100, "é" * 100, "-" * 100, "x y " * 25,
)  # fmt: skip

# What no paper shows: refused by name, never dropped (2.40).
UNPRINTABLE = (
    "\0", "\x01", "\x1b", "\x7f", "\x85", "\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff",
    "\ufffe", "\ue000", "\U0001f600", "\U0001f468\u200d\U0001f469", "김", "한글", "\U0001d400", "\U00013000", "\u0378",
)  # fmt: skip

# Code points of whole alphabets: each letter that a name may hold.
ALPHABETS = {
    "latin": ((0x00C0, 0x024F), (0x1E00, 0x1EFF)),
    "greek": ((0x0370, 0x03E1), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x0400, 0x052F),),
    "armenian": ((0x0531, 0x0587),),
    "georgian": ((0x10D0, 0x10FF),),
    "hebrew": ((0x05D0, 0x05EA),),
    "arabic": ((0x0620, 0x064A), (0x0671, 0x06D3)),
    "thai": ((0x0E01, 0x0E2E),),
    "khmer": ((0x1780, 0x17A2),),
    "devanagari": ((0x0905, 0x0939),),
    "tamil": ((0x0B85, 0x0BB9),),
    "tifinagh": ((0x2D30, 0x2D67),),
    "kana": ((0x3041, 0x3094), (0x30A1, 0x30F6)),
    "chinese": ((0x4E00, 0x9FA5),),
}


def letters(script: str) -> list[str]:
    """Give the letters of a script, one in 37 for Chinese."""
    found = [
        chr(code)
        for first, last in ALPHABETS[script]
        for code in range(first, last + 1)
        if unicodedata.category(chr(code)).startswith(("L", "N")) and unicodedata.is_normalized("NFC", chr(code))
    ]
    return found[::37] if script == "chinese" else found
