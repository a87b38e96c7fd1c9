"""Digests of content that must last: over what a file says, not over its bytes, comments or compression."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.source.keeping import Shelf, found, keep
from shnor_docs.source.layout import PROGRAMS, RECORDS
from shnor_docs.source.parts import parts_digest
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.records.loading import plain
from shnor_docs.source.text import SourceText, canonical_digest, decode
from shnor_docs.source.yaml.tree import read_node

DIGESTS = Shelf(".digest", most=1024)
PACKAGES = frozenset({".docx", ".dotx", ".xlsx", ".pptx"})
TEXTS = frozenset({".md", ".csv", ".txt", ".json"})


def file_digest(path: Path) -> str:
    """SHA-256 (hex) of what a file says: YAML as data, a text with LF line breaks, an Office file by its parts.

    Raises:
        ShnorError: the file cannot be read.
    """
    data = bytes_of(path, path.name)
    suffix = path.suffix.lower()
    if suffix in PACKAGES:
        return parts_digest(data)
    if suffix in TEXTS or suffix in {".yaml", ".yml"}:
        source = decode(data, path, path.name)
        if isinstance(source, SourceText):
            return _of_yaml(source) if suffix not in TEXTS else canonical_digest(source.text)
    return hashlib.sha256(data).hexdigest()


def program_files(root: Path, program: str) -> dict[str, Path]:
    """The files that a program's documents are made of, its own and shared ones, by their names in the workspace."""
    folder = root / PROGRAMS / program
    tops = (top for top in folder.glob("*") if top.name not in RECORDS)
    below = (path for top in tops for path in (top, *top.rglob("*")))
    own = (path for path in below if path.is_file() and not path.name.startswith((".", "~$")))
    return {path.relative_to(root).as_posix(): path for path in sorted((*own, *root.glob("[!.]*.yaml")))}


def data_digest(root: Path, program: str) -> str:
    """The digest of the texts and tables of a program, whatever their line breaks."""
    told = []
    for name, path in program_files(root, program).items():
        data = bytes_of(path, path.name).replace(b"\r\n", b"\n")
        told.append(f"{name} {hashlib.sha256(data).hexdigest()}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def folder_digest(folder: Path) -> str:
    """The digest of the names and contents of all files below a folder.

    Raises:
        ShnorError: a file cannot be read.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    names = [path.relative_to(folder).as_posix() for path in paths]
    as_they_lie = "\n".join(names).encode() + b"".join(hashlib.sha256(bytes_of(p, p.name)).digest() for p in paths)
    known: str | None = found(DIGESTS, as_they_lie)
    if known is not None:
        return known
    told = [f"{name} {file_digest(path)}" for name, path in zip(names, paths, strict=True)]
    made = hashlib.sha256("\n".join(told).encode()).hexdigest()
    keep(DIGESTS, made, as_they_lie)
    return made


def _of_yaml(source: SourceText) -> str:
    node, problems = read_node(source)
    if node is None or any(isinstance(d, Diagnostic) and d.is_error for d in problems):
        return canonical_digest(source.text)
    return canonical_digest(json.dumps(plain(node), ensure_ascii=False))
