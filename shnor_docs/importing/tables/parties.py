"""Who is responsible: the names in cells as parties of the program, each once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.known import Entry, Known
from shnor_docs.importing.tables.texts import alike, one_line, unmarked
from shnor_docs.model.notation import any_case

_PERSON = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?,? [А-ЯЁ]\. ?[А-ЯЁ]\.?|[А-ЯЁ]\. ?[А-ЯЁ]\.? ?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
    r"|[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:вна|вич|чна|ич|кызы|оглы)"
)
_ROLE = any_case(
    r"^(?:и\. ?о\. )?(?:главн\w+ |ведущ\w+ |старш\w+ |муниципальн\w+ |школьн\w+ |региональн\w+ |районн\w+ )?"
    r"(?:руководител|директор|замести|зам\.|начальник|методист|специалист|координатор|заведующ|зав\.|педагог|учител|"
    r"классн\w+ руковод|проректор|ректор|глава|куратор|тьютор|наставник|психолог|ответственн)"
)
_GROUP = any_case(
    r"групп|комисси|совет\b|администраци[яи] (?:школ|оо|оу)|^школы|^участник|^пмпк\b|^моуо\b|^оо\b|^оу\b|команд|"
    r"объединени|^рмо\b|^шмо\b|^мо\b|коллектив|^общеобразовательные организации|^образовательные организации"
)
_BODY = any_case(
    r"^(?:[\w-]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие) )?"
    r"(?:кабинет|центр|служб|отдел|управлени|комитет|библиотек|институт|школ)"
)
"""A body in small letters: «методический кабинет»."""
_SEPARATOR = re.compile(r"\s*;\s*|\s*,\s+(?![^«(]*[»)])")


@dataclass(slots=True)
class Parties:
    """The parties of a program while a table is read."""

    entries: dict[str, Entry] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, known: Known) -> Parties:
        """Those that are known."""
        found = cls()
        for entry in known.entries("parties"):
            found.entries[str(entry["id"])] = entry
            for name in (entry.get("name"), entry.get("full_name")):
                if isinstance(name, str):
                    found.by_name.setdefault(alike(name), str(entry["id"]))
        return found

    def id_of(self, name: str) -> str:
        """The id of the party of that name, which is a new one if there is none."""
        key = alike(name)
        if key not in self.by_name:
            new = id_for(name, self.entries, "party")
            kind = kind_of_party(name)
            self.entries[new] = {"id": new, "name": _capital(name), **({"kind": kind} if kind != "body" else {})}
            self.by_name[key] = new
            self.added.append(new)
        return self.by_name[key]

    @property
    def new(self) -> list[Entry]:
        """The parties that were not known."""
        return [self.entries[key] for key in self.added]


def kind_of_party(name: str) -> str:
    """«person», «role», «group» or «body», as the words tell."""
    if _PERSON.fullmatch(name):
        return "person"
    if _ROLE.search(name):
        return "role"
    return "group" if _GROUP.search(name) else "body"


def names_in(lines: Sequence[str]) -> list[str]:
    """The names in a cell: a line each; in a line, what commas and semicolons part, but a post and its holder."""
    return [name for line in _whole_lines(lines) for name in _parted(unmarked(line).rstrip(" .;,") + _stop(line))]


def split_by_known(name: str, known: Collection[str]) -> list[str]:
    """A name that known ones make with others before them, each begun with a capital, as those; else itself."""
    keys = {alike(one) for one in known if one != name}
    found: list[str] = []
    rest: list[str] = []
    words = name.split()
    while words:
        size = next((n for n in range(len(words), 0, -1) if alike(" ".join(words[:n])) in keys), 0)
        if size and (words[0][:1].isupper() or not (rest or found)):
            found += [" ".join(rest), " ".join(words[:size])] if rest else [" ".join(words[:size])]
            rest, words = [], words[size:]
        else:
            rest.append(words.pop(0))
    if rest and (not found or not rest[0][:1].isupper()):
        return [name]
    return [*found, " ".join(rest)] if rest else found or [name]


def _whole_lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines; one that begins with a small letter or in open brackets goes on the one above."""
    pending = ""
    for line in map(one_line, lines):
        if pending and _goes_on(pending, line):
            pending = f"{pending} {line}"
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _goes_on(above: str, line: str) -> bool:
    """Whether brackets or quotes are open above, or the line begins amid a sentence."""
    is_open = any(above.count(left) > above.count(right) for left, right in ("«»", "()"))
    return is_open or (line[:1].islower() and above[-1:] not in ",;." and not _is_noun(line))


def _is_noun(line: str) -> bool:
    """Whether a line in small letters begins a name of its own: «рабочая группа», «руководители ОО»."""
    return bool(_ROLE.search(line) or _GROUP.search(line) or _BODY.search(line))


def _parted(line: str) -> Iterator[str]:
    parts = [part for part in _SEPARATOR.split(line) if part]
    is_post = len(parts) == 2 and _PERSON.fullmatch(parts[0]) and not _PERSON.fullmatch(parts[1])
    if is_post and kind_of_party(parts[1]) == "role":
        yield line
        return
    pending = ""
    for part in parts:
        if pending and part[:1].islower() and not _is_noun(part):
            pending = f"{pending}, {part}"
            continue
        if pending:
            yield pending
        pending = part
    if pending:
        yield pending


def _stop(line: str) -> str:
    """The stop after initials is no end of a sentence."""
    return "." if re.search(r"[А-ЯЁ]\.\s*[,;]?$", line) else ""


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
