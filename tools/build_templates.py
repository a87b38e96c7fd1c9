"""Build the default templates: ``templates/docx/*.docx`` from one set of styles, ``templates/pptx/slides.pptx``.

The .docx files are what the product uses and what an official edits; the code of ``default_templates`` is how
their common look (ГОСТ Р 7.0.97) is kept equal in all of them. Run it after changing the look; a test fails when
a file is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from default_templates.papers import TEMPLATES
from default_templates.parts import write
from default_templates.slides import SLIDES

TARGET = Path(__file__).resolve().parent.parent / "templates"


def main() -> None:
    """Write every default template."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    for name, parts in {**TEMPLATES, **SLIDES}.items():
        path = target / name.rpartition(".")[2] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, parts)
        print(path)


if __name__ == "__main__":
    main()
