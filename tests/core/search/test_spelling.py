"""Two words a letter or two apart always meet, and their distance is the one everybody counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from core.search.spelling import FAR, close, distance, marks, tolerance

WORDS = st.text(alphabet="abcdeéz", min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_the_distance_is_the_known_one(typed: str, known: str) -> None:
    """Wrong, missing, added letters and swapped neighbours, as an independent library counts them."""
    assert distance(typed, known) == OSA.distance(typed, known)
    assert close(typed, known) == min(OSA.distance(typed, known), FAR)


@st.composite
def _misspelt(draw: st.DrawFn) -> tuple[str, str]:
    word = draw(st.text(alphabet="abcdefghij", min_size=3, max_size=12))
    wrong = word
    for _ in range(draw(st.integers(1, tolerance(word)))):
        place = draw(st.integers(0, len(wrong) - 1))
        letter = draw(st.sampled_from("abcdefghij"))
        error = draw(st.integers(0, 3))
        wrong = (
            wrong[:place] + letter + wrong[place + 1 :], wrong[:place] + wrong[place + 1 :],
            wrong[:place] + letter + wrong[place:], wrong[:place] + wrong[place : place + 2][::-1] + wrong[place + 2 :],
        )[error]  # fmt: skip
    return word, wrong


@given(_misspelt())
def test_a_misspelt_word_shares_a_mark_with_the_word(pair: tuple[str, str]) -> None:
    """So the vocabulary finds it without being read whole; what marks let through is measured by `distance`."""
    word, wrong = pair
    assert close(word, wrong) == min(OSA.distance(word, wrong), FAR)
    if distance(wrong, word) <= min(tolerance(word), tolerance(wrong)):
        assert set(marks(word)) & set(marks(wrong))
