"""Names of the files and folders of a workspace."""

from __future__ import annotations

from pathlib import Path

CATALOGUE = "indicators.yaml"
KINDS = "kinds.yaml"
RULES = "rules.yaml"
PROGRAMS = "programs"
PROGRAM = "program.yaml"
TEMPLATES = Path("templates/docx")
OUT = "out"
"""Where commands put what they make, unless told another place."""
