"""Many documents and slides into PDF: chunks over workers, with time limits; after a failure one by one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from shnor_docs.pdf.office import Office
from shnor_docs.pdf.profile import make_profile
from shnor_docs.pdf.running import run_office
from shnor_docs.pdf.sameness import same_bytes

CHUNK = 50
"""Documents of one call: starting LibreOffice takes as long as some ten of them."""
START_SECONDS = 60.0
DOCUMENT_SECONDS = 6.0
ALONE_SECONDS = 90.0
PDF_A = (
    '{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
"""Tagged PDF/A-2b."""
PLAIN = '{"ExportBookmarks":{"type":"boolean","value":"true"}}'
_SLIDES = ".pptx"
_NO_IMPRESS = "LibreOffice не смог сделать PDF из слайдов; если в нём нет Impress, поставьте его: libreoffice-impress"


@dataclass(frozen=True, slots=True)
class Unconverted:
    """A document of which LibreOffice made no PDF, and why, in Russian."""

    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a call may take: to start, for each document of a chunk, for one document alone."""

    start: float = START_SECONDS
    document: float = DOCUMENT_SECONDS
    alone: float = ALONE_SECONDS


def converted(
    office: Office, documents: Sequence[Path], *, archival: bool = False, jobs: int = 1, limits: Limits | None = None
) -> Iterator[bytes | Unconverted]:
    """The PDF of each document, in order, chunk by chunk; ``archival`` asks for tagged PDF/A-2b."""
    chunks = [documents[start : start + CHUNK] for start in range(0, len(documents), CHUNK)]
    with tempfile.TemporaryDirectory(prefix="shnor-docs-", ignore_cleanup_errors=True) as folder:
        workers = max(1, min(jobs, len(chunks)))
        profiles = _profiles(Path(folder), workers)
        shop = _Workshop(office, Path(folder), PDF_A if archival else PLAIN, limits or Limits(), profiles)
        pool = ThreadPoolExecutor(workers)
        try:
            for made in pool.map(shop.chunk, range(len(chunks)), chunks):
                yield from made
        finally:  # a run that is stopped waits only for the calls already begun
            pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Workshop:
    """Where chunks are converted; a worker takes a profile and gives it back."""

    office: Office
    folder: Path
    wanted: str
    limits: Limits
    profiles: Queue[str]

    def chunk(self, number: int, documents: Sequence[Path]) -> list[bytes | Unconverted]:
        """The PDF of each document of a chunk; those missing after the common call are tried alone."""
        profile = self.profiles.get()
        try:
            files = _copied(self.folder / f"chunk{number}", documents)
            for same in _by_program(files):
                self._call(profile, same, self.limits.start + self.limits.document * len(same))
            return [_taken(file) or self._alone(profile, file) for file in files]
        finally:
            self.profiles.put(profile)

    def _alone(self, profile: str, file: Path) -> bytes | Unconverted:
        in_time = self._call(profile, [file], self.limits.alone)
        if made := _taken(file):
            return made
        if in_time:
            is_slides = file.suffix == _SLIDES
            return Unconverted(_NO_IMPRESS if is_slides else "LibreOffice не смог сделать из документа PDF")
        return Unconverted(f"LibreOffice не справился с документом за {self.limits.alone:.0f} с")

    def _call(self, profile: str, files: Sequence[Path], seconds: float) -> bool:
        options = ["--headless", "--norestore", "--nolockcheck", "--nodefault"]
        name = "impress" if files[0].suffix == _SLIDES else "writer"
        target = ["--convert-to", f"pdf:{name}_pdf_Export:{self.wanted}", "--outdir", str(files[0].parent)]
        return run_office([str(self.office.program), profile, *options, *target, *map(str, files)], seconds)


def _kind(document: Path) -> str:
    return _SLIDES if document.suffix.lower() == _SLIDES else ".docx"


def _by_program(files: Sequence[Path]) -> list[list[Path]]:
    """Documents and slides apart: LibreOffice takes one way out for all files of a call."""
    apart = [[file for file in files if (file.suffix == _SLIDES) is is_slides] for is_slides in (False, True)]
    return [same for same in apart if same]


def _profiles(folder: Path, count: int) -> Queue[str]:
    profiles: Queue[str] = Queue()
    for number in range(count):
        profiles.put(make_profile(folder / f"profile{number}"))
    return profiles


def _copied(folder: Path, documents: Sequence[Path]) -> list[Path]:
    folder.mkdir()
    files = [folder / f"{number}{_kind(document)}" for number, document in enumerate(documents)]
    for file, document in zip(files, documents, strict=True):
        shutil.copyfile(document, file)
    return files


def _taken(file: Path) -> bytes | None:
    """The whole PDF that was made of a file; None if there is none or only a part of one."""
    made = file.with_suffix(".pdf")
    try:
        data = made.read_bytes()
    except OSError:
        return None
    return same_bytes(data) if data.rstrip().endswith(b"%%EOF") else None
