"""An information card while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from shnor_docs.importing.evidence import Decision, Question
from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.plans import KnownItems
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.source.yaml.writing import Data


@dataclass
class Card:
    """The record of the card, the plan whose execution it tells, what was decided and what is asked."""

    known: Known
    items: KnownItems
    own: str
    record: dict[str, Data]
    last: str = ""
    """The remark that a paragraph goes on."""
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def ask(self, name: str, place: Place, text: str) -> None:
        """Ask about the card, or about a field of it."""
        about = f"cards.{self.own}" + (f".{name}" if name else "")
        self.questions.append(Question(about, place, text))
