"""Draw a page of every document of the samples into ``docs/pictures``, small, for the docs to show.

Needs LibreOffice (soffice) and poppler (pdftoppm). Run it after changing the look: ``make pictures``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from small_png import from_pgm

from shnor_docs.pdf.profile import make_profile
from shnor_docs.workspace import Workspace, Written

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
CORNER_SAMPLE = ("seryshevo-2021", "order")
"""The order that is drawn once more, on a corner letterhead."""
SHOWN_PAGES = {"uglich-2020-2022-slides": 4}
"""Of slides, one with a table; of others the first page."""
DOTS_PER_INCH = 72
SECONDS = 300


def main() -> None:
    """Draw them all anew."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        packages = "libreoffice-writer libreoffice-impress poppler-utils"
        sys.exit(f"нет программ: {', '.join(missing)}; Debian и Ubuntu: apt install {packages}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        if not old.name.startswith("page-"):  # those are of make page-pictures
            old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        documents = list(_documents(Path(folder)))
        _convert(documents, Path(folder))
        for document in documents:
            _draw(document.with_suffix(".pdf"))


def _documents(folder: Path) -> Iterator[Path]:
    """The documents under the names of their pictures."""
    for result in Workspace(ROOT).render(out=folder / "out"):
        if not isinstance(result, Written):
            sys.exit(f"{result.program}/{result.document}: не собран; выполните shnor-docs validate")
        yield Path(shutil.copy(result.path, folder / f"{result.program}-{result.document}{result.path.suffix}"))
        if (result.program, result.document) == CORNER_SAMPLE:
            yield _on_corner_letterhead(*CORNER_SAMPLE, folder / "order-corner.docx")


def _on_corner_letterhead(program: str, document: str, path: Path) -> Path:
    """The document as its program would print it with ``template: order-corner.docx``."""
    space = path.parent / "corner"
    shutil.copytree(ROOT / "programs" / program, space / "programs" / program)
    for shared in ("indicators.yaml", "glossary.yaml"):
        shutil.copy(ROOT / shared, space)
    settings = space / "programs" / program / "documents.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  kind: order\n", "  kind: order\n  template: order-corner.docx\n"), "utf-8")
    (result,) = Workspace(space).render([program], documents=(document,))
    if not isinstance(result, Written):
        why = "; ".join(one.message for one in result.diagnostics)
        sys.exit(f"{program}/{document} на угловом бланке не собран: {why}")
    return Path(shutil.copy(result.path, path))


def _convert(documents: list[Path], folder: Path) -> None:
    profile = make_profile(folder / "profile")
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


def _draw(pdf: Path) -> None:
    shown = str(SHOWN_PAGES.get(pdf.stem, 1))
    options = ["-gray", "-r", str(DOTS_PER_INCH), "-f", shown, "-l", shown, "-singlefile"]
    page = subprocess.run(["pdftoppm", *options, str(pdf)], check=True, capture_output=True, timeout=SECONDS).stdout
    picture = PICTURES / f"{pdf.stem}.png"
    picture.write_bytes(from_pgm(page))
    print(picture.relative_to(ROOT))


if __name__ == "__main__":
    main()
