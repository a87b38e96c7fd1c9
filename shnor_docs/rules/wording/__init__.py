"""How texts are written: letters, spaces, signs in pairs, slips of the pen. One walk over all texts of a program."""

from __future__ import annotations

from shnor_docs.rules.finding import Rule
from shnor_docs.rules.wording import glue, letters, pairs, placeholders, signs, slips, spaces

RULES: tuple[Rule, ...] = (
    letters.latin_letters,
    letters.latin_capitals,
    letters.digits_for_letters,
    glue.glued_words,
    glue.glued_known_words,
    spaces.glued_signs,
    spaces.misplaced_spaces,
    signs.number_signs,
    signs.backslashes,
    signs.printed_comments,
    pairs.quotes,
    pairs.brackets,
    slips.repeated_words,
    slips.wrong_cases,
    placeholders.placeholders,
)
