"""Names of the municipality and the authority: replaced in every case that the program writes, leftovers found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shnor_docs.model.bodies import Body, Municipality

_GENERIC = re.compile(
    r"(?i)(?:муниципальн|городск|област|район|округ|края|край|город|республик|посел|администрац|управлен|отдел"
    r"|образован|департамент|комитет|учрежден)\w*\Z"
)
_ADJECTIVE = re.compile(r"(?P<stem>\w+[сц]к)ий(?P<kind>(?: (?:муниципальный|городской))? (?:район|округ))")
_KIND_CASES = {
    "genitive": {
        "муниципальный": "муниципального",
        "городской": "городского",
        "район": "района",
        "округ": "округа",
    },
    "prepositional": {
        "муниципальный": "муниципальном",
        "городской": "городском",
        "район": "районе",
        "округ": "округе",
    },
}
_ENDINGS = {"genitive": "ого", "prepositional": "ом"}
_ENDING = re.compile(r"(?:ого|ому|ой|ая|ую|ий|ый|им|ом|а|у|е|ь|и)\Z")


class Leftover(NamedTuple):
    """A word of the old municipality's name that stayed in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Renaming:
    """New texts by old ones, longest first, and the roots by which a leftover of the old names is known."""

    texts: Mapping[str, str] = field(default_factory=dict)
    roots: tuple[str, ...] = ()

    def replacements(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places of old names in a source text, however its lines are wrapped, with the new names."""
        if not self.texts:
            return
        for match in self._pattern().finditer(text):
            yield match.start(), match.end(), self.texts[" ".join(match[0].split())]

    def leftovers(self, text: str) -> Iterator[Leftover]:
        """Words of the old municipality's name that no replacement covers."""
        if not self.roots:
            return
        covered = [(start, end) for start, end, _ in self.replacements(text)]
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, self.roots))})\w*", text):
            if not any(start <= match.start() < end for start, end in covered):
                yield Leftover(*match.span())

    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self.texts, key=len, reverse=True)
        return re.compile("|".join(r"\s+".join(map(re.escape, form.split())) for form in forms))


def renamed_municipality(
    old: Municipality, name: str, genitive: str | None = None, prepositional: str | None = None
) -> Renaming:
    """The renaming of the municipality's forms in texts.

    Cases that are not told follow the declension of «Рыбинский (муниципальный) район, округ»; any other name stands
    in the nominative until its cases are written.
    """
    pairs = [
        (old.prepositional, prepositional or declined(name, "prepositional")),
        (old.genitive, genitive or declined(name, "genitive")),
        (old.name, name),
    ]
    return Renaming({before: after or name for before, after in pairs if before}, _roots(old.name))


def renamed_authority(old: Body, name: str, genitive: str | None = None) -> Renaming:
    """The renaming of the authority's full name; a genitive that is not told is the nominative until it is written."""
    pairs = [(old.genitive, genitive or name), (old.name, name)]
    return Renaming({before: after for before, after in pairs if before})


def joined(*renamings: Renaming) -> Renaming:
    """Several renamings as one."""
    texts = {before: after for renaming in renamings for before, after in renaming.texts.items()}
    return Renaming(texts, tuple(root for renaming in renamings for root in renaming.roots))


def declined(name: str, case: str) -> str | None:
    """«Рыбинского района», «Рыбинском муниципальном округе»; None for a name of another form."""
    match = _ADJECTIVE.fullmatch(name)
    if match is None:
        return None
    kind = " ".join(_KIND_CASES[case][word] for word in match["kind"].split())
    return f"{match['stem']}{_ENDINGS[case]} {kind}"


def own_words(name: str) -> tuple[str, ...]:
    """«Рыбинский» for «Рыбинский район»: the words that no other municipality's name has."""
    return tuple(word for word in re.findall(r"\w+", name) if len(word) > 3 and not _GENERIC.match(word))


def _roots(name: str) -> tuple[str, ...]:
    """«Рыбинск» for «Рыбинский район»: what all forms of the name's own words begin with."""
    return tuple(_ENDING.sub("", word) for word in own_words(name))
