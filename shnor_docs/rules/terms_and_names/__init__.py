"""Terms and names: one word for one thing, abbreviations told before they are used, bodies and persons named alike."""

from __future__ import annotations

from shnor_docs.rules.finding import Rule
from shnor_docs.rules.terms_and_names import abbreviations, bodies, introductions, municipality, persons

RULES: tuple[Rule, ...] = (
    abbreviations.synonyms,
    abbreviations.unexpanded,
    abbreviations.used_before,
    introductions.unused,
    introductions.wrong_expansions,
    introductions.without_dash,
    bodies.named_otherwise,
    municipality.of_others,
    municipality.forms,
    persons.initials,
    persons.spacing,
    persons.posts,
)
