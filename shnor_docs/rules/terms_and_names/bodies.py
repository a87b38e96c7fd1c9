"""The authority is named alike by the heading of its orders, its head's post and the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.terms_and_names.municipality import is_own, is_region
from shnor_docs.rules.wording.body import body

OTHERWISE = declare("ШД350", Severity.WARNING, "орган назван иначе")

_BODY = re.compile(
    r"\b(?P<head>управлени|отдел|комитет|департамент)[а-яё]{0,3}"
    r"[ \u00a0\n]+(?:образования|по[ \u00a0\n]+образованию)"
    r"(?:[ \u00a0\n]+администрации[ \u00a0\n]+(?P<place>[^,.;:()«»\ufdd0]{3,60}))?",
    re.IGNORECASE,
)


def named_otherwise(content: Content) -> Iterator[Finding]:
    """«Отдел образования» is not «Управление образования»: issuers, posts and texts name the program's authority."""
    own = _own_heads(content)
    if not own or is_region(content):
        return
    for path, text in _signatures(content):
        if (match := _BODY.search(text)) and match["head"].lower() not in own:
            yield _finding(content, match, path)
    for match, one, start in body(content).found(_BODY):
        if match["head"].lower() not in own and match["place"] and is_own(content, match["place"]) and not one.where:
            yield _finding(content, match, one.at(match.start("head") - start, match.end("end") - start))


def _own_heads(content: Content) -> frozenset[str]:
    authority = content.program.authority
    names = " ".join(filter(None, (authority.name, authority.short, authority.genitive)))
    return frozenset(match["head"].lower() for match in _BODY.finditer(names))


def _signatures(content: Content) -> Iterator[tuple[Path, str]]:
    for index, order in enumerate(content.program.orders):
        if order.issuer:
            yield ("orders", index, "issuer"), " ".join(order.issuer)
        yield ("orders", index, "signature", "post"), order.signature.post


def _finding(content: Content, match: re.Match[str], path: Path) -> Finding:
    name = content.program.authority.name
    message = f"здесь – «{' '.join(match[0].split())}», а орган программы – «{name}»"
    return Finding(OTHERWISE, message, path, "назовите орган одинаково: {{ authority.name }}, {{ authority.genitive }}")
