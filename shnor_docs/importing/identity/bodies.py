"""The municipality and the authority, named in documents in some case, in the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from shnor_docs.source.yaml.writing import Data

_GENITIVE_KIND = {
    "района": "район", "округа": "округ", "области": "область", "края": "край", "республики": "республика",
}  # fmt: skip
_PREPOSITIONAL = {
    "район": "районе",
    "округ": "округе",
    "область": "области",
    "край": "крае",
    "республика": "республике",
}
_OF_KIND = re.compile(
    r"(?P<adj>[А-ЯЁ][а-яё-]+(?:ого|ой))\s+(?P<mid>(?:муниципальн|городск)\w+\s+)?(?P<kind>района|округа|области|края)(?![\w-])"
)
_TOWN = re.compile(r"(?:города|городе|г\.)\s*(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)")
_BODIES = {
    "управления": "управление", "отдела": "отдел", "департамента": "департамент", "комитета": "комитет",
    "министерства": "министерство", "администрации": "администрация", "учреждения": "учреждение",
}  # fmt: skip
_REGION = re.compile(
    r"[\s,(]+(?:(?P<adj>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:ой|ого))\s+(?P<kind>области|края)|"
    r"(?P<republic>[Рр]еспублики\s+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?))(?![\w-])"
)
_PLAIN_TOWN = re.compile(r"(?:ск|цк|ов|ев|ин|град|бург)$")
_COUNTRY = re.compile(r"российская федерация|.*(?:область|край|республика)", re.I)


def municipality_of(texts: Iterable[str]) -> Mapping[str, Data] | None:
    """The first municipality that the texts name, districts before regions; None if they name none."""
    told = [*texts]
    found = [match for text in told for match in _OF_KIND.finditer(text)]
    local = [match for match in found if match["kind"] in ("района", "округа")]
    towns = [match for text in told for match in _TOWN.finditer(text)]
    if local:
        return {**_of_kind(local[0]), **_region(local)}
    if towns:
        return {**_town(next((one for one in towns if one[0].startswith("города")), towns[0])), **_region(towns)}
    return _of_kind(found[0]) if found else None


def region_of(texts: Iterable[str]) -> str:
    """The one region that texts name; empty if they name several or none."""
    found = {
        str(_of_kind(match)["name"])
        for text in texts
        for match in _OF_KIND.finditer(text)
        if match["kind"] in ("области", "края") and not match["mid"]
    }
    return found.pop() if len(found) == 1 else ""


def _region(named: Iterable[re.Match[str]]) -> Mapping[str, Data]:
    """The region that stands right behind a municipality: «Серышевского района Амурской области»."""
    regions = (_REGION.match(one.string, one.end()) for one in named)
    region = next(filter(None, regions), None)
    if region is None:
        return {}
    if republic := region["republic"]:
        return {"region": f"Республика {republic.split()[1]}"}
    is_feminine = region["kind"] == "области"
    return {"region": f"{_nominative(region['adj'], is_feminine)} {'область' if is_feminine else 'край'}"}


def is_guessed(name: str) -> bool:
    """Whether the nominative of a municipality could be another one: «Лесного» is «Лесной» or «Лесный»."""
    return bool(re.match(r"[\w-]+ый\s", name)) or (name.startswith("город ") and not _PLAIN_TOWN.search(name))


def _of_kind(found: re.Match[str]) -> Mapping[str, Data]:
    words = " ".join(found[0].split())
    kind = _GENITIVE_KIND[found["kind"]]
    feminine = kind in ("область", "республика")
    adjectives = [found["adj"], *(found["mid"] or "").split()]
    name = " ".join([*(_nominative(one, feminine) for one in adjectives), kind])
    prepositional = " ".join([*(_locative(one, feminine) for one in adjectives), _PREPOSITIONAL[kind]])
    return {"name": name, "genitive": words, "prepositional": prepositional}


def _nominative(adjective: str, feminine: bool) -> str:
    if feminine:
        return adjective[:-2] + "ая"
    stem = adjective[:-3]
    return stem + ("ий" if stem.endswith(("к", "г", "х")) else "ый")


def _locative(adjective: str, feminine: bool) -> str:
    return adjective if feminine else adjective[:-3] + "ом"


def _town(found: re.Match[str]) -> Mapping[str, Data]:
    """A town behind «города»: its own nominative is told only where endings are plain."""
    name, is_genitive = found["name"], found[0].startswith("города")
    if is_genitive and re.search(r"(?:ск|цк|ов|ев|ин|град|бург)а$", name):
        return {"name": f"город {name[:-1]}", "genitive": f"города {name}", "prepositional": f"городе {name[:-1]}е"}
    if not is_genitive and re.search(r"(?:ск|цк|ов|ев|ин|град|бург)е$", name):
        return {"name": f"город {name[:-1]}", "genitive": f"города {name[:-1]}а", "prepositional": f"городе {name}"}
    return {"name": f"город {name}"}


def authority_of(issuer: Sequence[str], in_genitive: str) -> Mapping[str, Data] | None:
    """The authority of a letterhead, or of «приказом Управления …»; None if neither names one."""
    genitive = {"genitive": in_genitive} if in_genitive else {}
    own = [line for line in issuer if not _COUNTRY.fullmatch(line)] or [*issuer]
    if own:
        return {"name": " ".join(own), **genitive}
    first, _, rest = in_genitive.partition(" ")
    nominative = _BODIES.get(first.lower())
    if not nominative:
        return {"name": in_genitive} if in_genitive else None
    shown = nominative.capitalize() if first[0].isupper() else nominative
    return {"name": f"{shown} {rest}".strip(), **genitive}
