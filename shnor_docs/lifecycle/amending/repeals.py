"""The order that repeals another one with all that amended it (RULES §5.7)."""

from __future__ import annotations

from shnor_docs.lifecycle.amending.acts import Base, closing, forms, letterhead
from shnor_docs.model.amending import Wording
from shnor_docs.source.yaml.writing import Data


def repealing_order(of: Base, wording: Wording, name: str) -> dict[str, Data]:
    """The record of the order: each act is a position of its own."""
    base = of.order
    noun, genitive, plural, *_ = forms(base.form)
    acts = [act.full for act in (of.act, *of.earlier)]
    if len(acts) == 1:
        text = f"Признать утратившим силу {noun} {of.issuer} {acts[0]}."
        clauses: dict[str, Data] = {"id": "repeal", "text": text}
        title = f"О признании утратившим силу {genitive} {of.issuer} {of.act.told}"
    else:
        ends = [*([";"] * (len(acts) - 1)), "."]
        positions: list[Data] = [
            {"id": f"act_{n}", "text": f"{noun} {of.issuer} {act}{end}"}
            for n, (act, end) in enumerate(zip(acts, ends, strict=True), 1)
        ]
        clauses = {"id": "repeal", "text": "Признать утратившими силу:", "clauses": positions}
        title = f"О признании утратившими силу {plural} {of.issuer}"
    return {
        "id": name,
        "repeals": base.id,
        "since": str(of.edition),
        **letterhead(base),
        "title": title,
        "preamble": REASON,
        "clauses": [clauses, *closing(base, wording)],
        "signature": base.signature.model_dump(),
    }


REASON = "В целях упорядочения правовых актов"
