"""Where the texts of a draft say in words what a reference would print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.source.yaml.writing import Data

_FACTS = (
    "authority.genitive", "authority.name", "municipality.genitive", "municipality.prepositional", "municipality.name",
)  # fmt: skip
_SHORTEST = 6
_OWN = ("municipality", "authority", "title", "open_points")


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that a reference would print, and the places of the draft where they stand."""

    words: str
    reference: str
    places: tuple[str, ...]


def offers(program: Mapping[str, Data], files: Mapping[str, str]) -> tuple[Offer, ...]:
    """An offer for each fact of the program that texts repeat, and for each statement written twice."""
    texts = [(place, " ".join(text.split())) for place, text in _texts(program, files)]
    facts = {**_facts(program), **_statements(program)}
    found = (_offer(reference, words, texts) for reference, words in facts.items() if len(words) >= _SHORTEST)
    return tuple(offer for offer in found if offer.places)


def _offer(reference: str, words: str, texts: Sequence[tuple[str, str]]) -> Offer:
    own = reference.removeprefix("program.")
    places = [place for place, text in texts if words in text and place not in (own, f"{own}.text")]
    return Offer(words, f"{{{{ {reference} }}}}", tuple(dict.fromkeys(places)))


def _facts(program: Mapping[str, Data]) -> dict[str, str]:
    found = {"program.title": str(program.get("title") or "")}
    for path in _FACTS:
        owner, _, field = path.partition(".")
        record = program.get(owner)
        value = record.get(field) if isinstance(record, Mapping) else None
        if isinstance(value, str) and value not in found.values():
            found[path] = value
    return found


def _statements(program: Mapping[str, Data]) -> dict[str, str]:
    """Goals and tasks by their references."""
    entries = ((name, entry) for name in ("goals", "tasks", "results") for entry in _entries(program.get(name)))
    return {f"{name}.{entry['id']}": " ".join(str(entry["text"]).split()).rstrip(".;") for name, entry in entries}


def _entries(value: Data | None) -> list[Mapping[str, Data]]:
    listed = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return [entry for entry in listed if isinstance(entry, Mapping) and "text" in entry]


def _texts(program: Mapping[str, Data], files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in program.items():
        if name not in _OWN:
            yield from _inside(name, value)
    yield from files.items()


def _inside(place: str, value: Data) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _inside(f"{place}.{key}", one)
    elif value:
        for number, one in enumerate(value):
            name = one.get("id", number) if isinstance(one, Mapping) else number
            yield from _inside(f"{place}.{name}", one)
