"""How a name sounds to a French ear: Lefèvre and Lefebvre, Philippe and Filip, Dupont and Dupond meet.

The key of a word is made by rewriting its letters, in four steps that follow one another in `_RULES`:

1. consonants by sound: ch ("C"), f, s, k, soft g and j ("j"), hard g, v; foreign spellings are put in French;
2. letters that are written and not said go: h, the b of -bv-, the p of -mpt-, the l of -ault, the s of -oist,
   doubled letters;
3. vowels by sound: o (au, eau), U (ou), W (oi), i (y), and the nasals I (in, ain, un), A (an, en), O (on)
   before a consonant or at the end; e in all its spellings is kept at the beginning only;
4. the end is cut as it is not heard: plural s, x, z, then -er, then t and d, p after a vowel of U, A, O.

Two keys that differ prove nothing; two that agree are a reason to show a name, never to decide.
"""

from __future__ import annotations

import re
from functools import lru_cache

from core.candidates.folding import PARTICLES, fold

_BEFORE_CONSONANT = r"(?=[^aeiounmUW]|$)"
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # 1. consonants by sound
        (r"ch(?=[rlnt]|ae)", "k"),
        (r"sch|tch|sh|ch|cz", "C"),
        (r"ph", "f"),
        (r"(?<=n)c(?=ois)|s?c(?=[eiy])", "s"),  # the office writes FRANCOIS
        (r"cqu|qu|ck|cc|c|q", "k"),
        (r"gu(?=[eiy])", "G"),
        (r"gn", "n"),
        (r"ge(?=[aou])|je(?=a)|g(?=[eiy])", "j"),
        (r"G", "g"),
        (r"w", "v"),
        (r"t(?=ion)", "s"),
        (r"x(?!$)", "ks"),
        (r"z", "s"),
        # 2. written and not said
        (r"h", ""),
        (r"b(?=v)", ""),
        (r"(?<=[mn])p(?=t)", ""),
        (r"[ls](?=[td]s?$)", ""),
        (r"(.)\1+", r"\1"),
        # 3. vowels by sound
        (r"y", "i"),
        (r"eau|au", "o"),
        (r"oeu|eu", "e"),
        (r"ou", "U"),
        (r"oi", "W"),
        (r"(?<=i)en$", "I"),
        (r"(?:ai|ei|i|u)[nm]" + _BEFORE_CONSONANT, "I"),
        (r"[ae][nm]" + _BEFORE_CONSONANT, "A"),
        (r"o[nm]" + _BEFORE_CONSONANT, "O"),
        (r"ai|ei", "e"),
        # 4. the end as it is heard, then the mute e
        (r"(?<=.)[sx]+$", ""),
        (r"(?<=.)er$", "e"),
        (r"(?<=[^e])[td]+$", ""),
        (r"(?<=..)e[td]$", "e"),
        (r"(?<=[UAO])p$", ""),
        (r"(?<!^)e", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 15)
def sound_of_word(word: str) -> str:
    """Give the sound key of one folded word; a word that leaves no key is its own."""
    key = word
    for pattern, replacement in _RULES:
        key = pattern.sub(replacement, key)
    return key or word


def sound(text: str) -> str:
    """Give the sound key of a name, word by word, particles left out unless there is nothing else."""
    every = fold(text.replace("ç", "ss").replace("Ç", "SS")).split()
    kept = [word for word in every if word not in PARTICLES] or every
    return " ".join(sound_of_word(word) for word in kept)
