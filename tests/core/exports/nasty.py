"""Texts that spreadsheets, XML, CSV or Python make something else of."""

from __future__ import annotations

NASTY = (
    "=1+1", "=SUM(A1:A9)", '=HYPERLINK("http://example.org","clic")', "=cmd|' /C calc'!A0", "+33612345678", "+1+1",
    "-1", "-MARTIN", "--", "@SUM(1+1)", "@x", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "   =1+1", "\u00a0=1+1",
    "\u202f=1+1", "\u2003=1+1", "\u200b=1+1", "\ufeff=1+1", "\u2060+1", "＝1+1", "＋33", "－1", "＠x", "﹦1", "﬩1",
    "⁼1", "'=1+1", "''=1+1", "'t Hooft", "'", "''", "'TMA'", "'-x'", '"quoted"', "a;b", 'a"b;c', "line\nbreak",
    "NA", "N/A", "NULL", "None", "nan", "NaN", "TRUE", "FALSE", "#REF!", "#DIV/0!", "1E5", "0E0", "02438257150", "001",
    "00123", "2011557741", "1-2", "12/03/2008", "2008-03-12", "1,5", " - ", " -", "_x0041_", "_x000D_", "{=1}", "|x",
    "<b>&amp;</b>", "]]>", "d’Été", "Œuvrard", "Nguyễn", "李小龍", "محمد", "😀", "e\u0301", "\u202eabc", "http://example.org",
    "mailto:a@example.org", "internal:Sheet1!A1", "file:///etc/passwd", "$A$1", "%d", "\\n", "~", "^",
)  # fmt: skip
