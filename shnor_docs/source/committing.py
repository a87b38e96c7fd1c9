"""A program's files as a commit of the repository they lie in; what else is changed or staged there stays as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.source.copying import OF_OTHERS
from shnor_docs.source.git import asked, names
from shnor_docs.source.layout import PROGRAM, PROGRAMS, SHARED_FILES

_BUSY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "BISECT_START")
"""Files by which git remembers that it is in the middle of something."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a commit."""

    name: str
    email: str = ""


def takes_commits(root: Path, program: str) -> bool:
    """Whether git keeps the program in the workspace's own repository, on a branch, in the middle of nothing."""
    folder = f"{PROGRAMS}/{program}"
    homes = [asked(place, "rev-parse", "--show-toplevel") for place in (root, root / folder)]
    if homes[0] is None or homes[0] != homes[1] or not keeps(root, program):
        return False
    on_a_branch = asked(root, "symbolic-ref", "--quiet", "HEAD") is not None
    return on_a_branch and not _is_busy(root)


def _is_busy(root: Path) -> bool:
    places = asked(root, "rev-parse", *(part for mark in _BUSY for part in ("--git-path", mark))) or b""
    return any((root / os.fsdecode(place)).exists() for place in places.splitlines())


def kept_names(root: Path, program: str) -> tuple[str, ...]:
    """The files of a program and those it shares that git keeps or would keep, by their names in the workspace."""
    return _own(asked(root, "ls-files", "-z", "-co", "--exclude-standard", "--", *_paths(program)))


def keeps(root: Path, program: str) -> bool:
    """Whether git keeps the program's own file, or would keep it."""
    return f"{PROGRAMS}/{program}/{PROGRAM}" in kept_names(root, program)


def changed_names(root: Path, program: str) -> tuple[str, ...]:
    """Those of them that are not as the last commit has them."""
    listed = asked(root, "diff", "--name-only", "-z", "--relative", "--no-renames", "HEAD", "--", *_paths(program))
    if listed is None:  # no commit yet
        return kept_names(root, program)
    return tuple(sorted({*_own(listed), *_new_names(root, program)}))


def commit(root: Path, program: str, sentence: str, author: Author) -> str | None:
    """Commit the program's files and those it shares; the commit's hash, None if git refuses."""
    kept = kept_names(root, program)
    if not kept or _staged(root, _new_names(root, program)) is None:
        return None
    options = ("--quiet", "--no-verify", "--no-status", "--cleanup=whitespace", f"--message={sentence}")
    from_stdin = ("--pathspec-from-file=-", "--pathspec-file-nul")
    made = asked(
        root, "commit", "--only", *options, *from_stdin, stdin=_listing(kept), environment=_signed(root, author)
    )
    head = None if made is None else asked(root, "rev-parse", "HEAD")
    return head.decode().strip() if head else None


def configured_author(root: Path) -> Author | None:
    """Who git would name in this workspace; None if nobody has told it."""
    name, email = (
        (asked(root, "config", f"user.{key}") or b"").decode("utf-8", "replace") for key in ("name", "email")
    )
    return Author(name.strip(), email.strip()) if name.strip() else None


def _signed(root: Path, author: Author) -> dict[str, str]:
    """The author is the person; the one who commits is whom git knows, else the person too."""
    known = configured_author(root)
    if known and known.name == author.name:
        author = known
    committer = known if known and known.email else author
    roles = {"AUTHOR": author, "COMMITTER": committer}
    names_ = {f"GIT_{role}_NAME": person.name for role, person in roles.items()}
    return names_ | {f"GIT_{role}_EMAIL": person.email for role, person in roles.items()}


def _staged(root: Path, new: Sequence[str]) -> bytes | None:
    """New files are made known to git, without which a commit of chosen files passes them over."""
    return asked(root, "add", "--pathspec-from-file=-", "--pathspec-file-nul", stdin=_listing(new)) if new else b""


def _new_names(root: Path, program: str) -> tuple[str, ...]:
    return _own(asked(root, "ls-files", "-z", "-o", "--exclude-standard", "--", *_paths(program)))


def _listing(paths: Sequence[str]) -> bytes:
    return b"\0".join(map(os.fsencode, paths))


def _paths(program: str) -> tuple[str, ...]:
    return (f"{PROGRAMS}/{program}", *SHARED_FILES)


def _own(output: bytes | None) -> tuple[str, ...]:
    """Names without what other programs keep beside open files; copies of states hide themselves from git."""
    return tuple(name for name in names(output) if not any(step.startswith(OF_OTHERS) for step in name.split("/")))
