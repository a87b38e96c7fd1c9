"""Build the default Word templates, ``templates/docx/*.docx``, from one set of styles.

The .docx files are what the product uses and what an official edits; the code of ``default_templates`` is how
their common look (ГОСТ Р 7.0.97) is kept equal in all of them. Run it after changing the look; a test fails when
a file is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from default_templates.papers import TEMPLATES
from default_templates.parts import write

TARGET = Path(__file__).resolve().parent.parent / "templates" / "docx"


def main() -> None:
    """Write every default template."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name, parts in TEMPLATES.items():
        write(target / name, parts)
        print(target / name)


if __name__ == "__main__":
    main()
