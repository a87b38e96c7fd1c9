"""Names of the files and folders of a workspace."""

from __future__ import annotations

from pathlib import Path

CATALOGUE = "indicators.yaml"
KINDS = "kinds.yaml"
GLOSSARY = "glossary.yaml"
TYPOGRAPHY = "typography.yaml"
FORM = "form.yaml"
AMENDING = "amending.yaml"
RULES = "rules.yaml"
SHARED_FILES = (CATALOGUE, KINDS, GLOSSARY, TYPOGRAPHY, FORM, AMENDING, RULES)
"""Files of a workspace that its programs share."""
PROGRAMS = "programs"
PROGRAM = "program.yaml"
TEMPLATES = Path("templates/docx")
SLIDE_TEMPLATES = Path("templates/pptx")
ALL_TEMPLATES = (TEMPLATES, SLIDE_TEMPLATES)
OUT = "out"
"""Where commands put what they make, unless told another place."""
REGISTER = "register.yaml"
EDITIONS = "editions"
"""In a program's folder: what was approved, and the files of each approved edition."""
ORIGIN = "origin"
"""In a clone's folder: what it was cloned from, and how."""
EDITION = "edition.json"
"""In the program's folder of an edition: which one it is, and the numbers it prints."""
STATES = "states"
"""In a program's folder without git: the states that people have saved."""
IMPORTED = "imported.json"
"""In the folder of a program that was made of Word documents: their words, and what became of each."""
RECORDS = (EDITIONS, ORIGIN, REGISTER, EDITION, STATES, IMPORTED)
"""What a program's folder keeps of its past: no document is made of it."""


def templates_of(name: str) -> Path:
    """The folder of the templates that end as the name does."""
    return SLIDE_TEMPLATES if name.lower().endswith(".pptx") else TEMPLATES
