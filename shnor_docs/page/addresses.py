"""Addresses of screens and of fields: a model path as one text («roadmap/groups/0/items/2/deadline») and back."""

from __future__ import annotations

from urllib.parse import quote

from shnor_docs.source.yaml.nodes import Path


def path_text(path: Path) -> str:
    """A model path as a JSON pointer without its first slash (RFC 6901): an address, the id of a field."""
    return "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in path)


def path_of(text: str) -> Path:
    """The model path of such a text; digits are a place in a list, but for a year, which is the key of a value."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in text.split("/") if step]
    return tuple(int(step) if step.isdecimal() and len(step) < 4 else step for step in steps)


def program_url(program: str, *steps: str) -> str:
    """The address of a screen of a program."""
    return quote("/".join(("/p", program, *steps)))


def field_url(program: str, path: Path) -> str:
    """The address that leads to the field of a model path, whatever screen has it."""
    return f"{program_url(program, 'go')}?path={quote(path_text(path))}"
