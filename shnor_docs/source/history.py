"""Files as they stood at a git revision, read by the git program without a checkout (decision 0006)."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.files import write_atomically
from shnor_docs.source.git import asked, names
from shnor_docs.source.layout import PROGRAMS, SHARED_FILES
from shnor_docs.source.reading import inside

NO_GIT = declare("ШД720", Severity.ERROR, "программа git не найдена")
NO_REPOSITORY = declare("ШД721", Severity.ERROR, "рабочая папка не в репозитории git")
NO_REVISION = declare("ШД722", Severity.ERROR, "редакция git не найдена")
NOT_THERE = declare("ШД723", Severity.ERROR, "в этой редакции нет файлов")

REGULAR_FILES = (b"100644", b"100755")


def revision(folder: Path, name: str) -> str:
    """The full hash of the commit that a name («HEAD~3», a tag, a branch, a hash) means.

    Raises:
        ShnorError: git is not installed, the folder is in no repository, or there is no such revision.
    """
    if name.startswith("-"):
        raise ShnorError(_unknown(name, folder))
    _git(folder, "rev-parse", "--git-dir", missing=_no_repository(folder))
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", missing=_unknown(name, folder))
    return found.decode().strip()


def export(folder: Path, commit: str, paths: list[str], target: Path) -> None:
    """Write what the paths (files or folders under ``folder``) held at a commit below ``target``.

    Links and submodules are left out: a program is made of plain files.

    Raises:
        ShnorError: none of the paths existed at the commit.
    """
    missing = Diagnostic.of(
        NOT_THERE,
        f"в редакции {commit[:12]} нет «{paths[-1]}»",
        Location(paths[-1]),
        "посмотрите, когда файлы появились: git log -- " + paths[-1],
    )
    listed = _git(folder, "ls-tree", "-r", "-z", commit, "--", *paths, missing=missing)
    files = [_entry(line) for line in listed.split(b"\0") if line]
    blobs = [(name, blob) for mode, blob, name in files if mode in REGULAR_FILES and inside(target, target / name)]
    if not any(name.startswith(paths[-1]) for name, _ in blobs):
        raise ShnorError(missing)
    contents = _contents(folder, [blob for _, blob in blobs])
    for (name, _), data in zip(blobs, contents, strict=True):
        write_atomically(target / name, data, lasting=False)


def _entry(line: bytes) -> tuple[bytes, str, str]:
    """Mode, hash and path (relative to the folder asked from) of a line of ``ls-tree``."""
    head, _, name = line.partition(b"\t")
    mode, _, blob = head.split(b" ")
    return mode, blob.decode(), os.fsdecode(name)


def _contents(folder: Path, blobs: list[str]) -> list[bytes]:
    """The blobs' bytes, by one run of ``cat-file --batch``."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _git(folder, "cat-file", "--batch", stdin=asked, missing=_no_repository(folder))
    contents, position = [], 0
    for _ in blobs:
        line_end = answer.index(b"\n", position)
        size = int(answer[position:line_end].rsplit(b" ", 1)[1])
        contents.append(answer[line_end + 1 : line_end + 1 + size])
        position = line_end + 1 + size + 1
    return contents


def _git(folder: Path, *arguments: str, missing: Diagnostic, stdin: bytes = b"") -> bytes:
    """What git prints; ``missing`` is what its refusal means."""
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    except FileNotFoundError:
        message = "чтобы читать прежние редакции, нужна программа git, а её нет"
        hint = "установите git или сравните папки: «shnor-docs diff ПАПКА ПАПКА»"
        raise ShnorError(Diagnostic.of(NO_GIT, message, Location(str(folder)), hint)) from None
    if done.returncode:
        raise ShnorError(missing)
    return done.stdout


def _no_repository(folder: Path) -> Diagnostic:
    message = f"папка «{folder}» не хранится в git: прежних редакций у неё нет"
    return Diagnostic.of(NO_REPOSITORY, message, Location(str(folder)), "сравните папки или программы без «@»")


def _unknown(name: str, folder: Path) -> Diagnostic:
    hint = "посмотрите список редакций: git log --oneline; в неполной копии выполните git fetch --unshallow"
    return Diagnostic.of(NO_REVISION, f"редакции «{name}» в git нет", Location(str(folder)), hint)


def commit_that_added(folder: Path, path: str, text: str) -> str | None:
    """The commit that first brought a text into a file under ``folder``; None if git is not there or knows none."""
    commits = (asked(folder, "log", "--format=%H", "--reverse", f"-S{text}", "--", path) or b"").split()
    return commits[0].decode("ascii") if commits else None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its hash, when and by whom it was made, the first line of what it says."""

    hash: str
    when: datetime
    who: str
    sentence: str


def commits_of(root: Path, program: str, most: int) -> tuple[Commit, ...]:
    """The commits that changed a program or what it shares, the newest first; none where git knows nothing.

    One that changed shared files together with another program alone is that program's.
    """
    folder = f"{PROGRAMS}/{program}"
    wanted = ("--name-only", "-z", "--full-diff", "--relative", f"-{most}", "--", folder, *SHARED_FILES)
    listed = asked(root, "log", "--format=%x01%H%x00%at%x00%an%x00%s", *wanted) or b""
    found = (chunk.split(b"\0", 4) for chunk in listed.split(b"\1"))
    return tuple(_commit(fields) for fields in found if len(fields) == 5 and _is_of(fields[4], program))


def _is_of(listing: bytes, program: str) -> bool:
    changed = names(listing.lstrip(b"\n"))
    inner = (name.split("/") for name in changed if name.startswith(f"{PROGRAMS}/"))
    of_programs = {steps[1] for steps in inner if len(steps) > 2}
    return not of_programs or program in of_programs


def _commit(fields: list[bytes]) -> Commit:
    hash_, seconds, who, sentence = (field.decode("utf-8", "replace") for field in fields[:4])
    return Commit(hash_, datetime.fromtimestamp(int(seconds), UTC).astimezone(), who, sentence)
