"""What was answered so far: kept in the address of each question, so that nothing is lost on the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from urllib.parse import urlencode

from shnor_docs.model.bodies import Body, Municipality
from shnor_docs.model.period import PeriodRange
from shnor_docs.workspace.beginnings.beginning import Beginning
from shnor_docs.workspace.beginnings.proposals import proposed_form, proposed_id, proposed_place, proposed_title
from shnor_docs.workspace.beginnings.sharing import program_of
from shnor_docs.workspace.standing import head_of
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers, as they were typed; ``cases_of`` and ``title_of`` tell for what the proposals were made."""

    name: str = ""
    region: str = ""
    body: str = ""
    short: str = ""
    seat: str = ""
    genitive: str = ""
    prepositional: str = ""
    body_genitive: str = ""
    cases_of: str = ""
    period: str = ""
    source: str = ""
    title: str = ""
    title_of: str = ""
    folder: str = ""

    @property
    def names(self) -> str:
        """The names whose cases are asked for."""
        return f"{self.name}\n{self.body}"

    @property
    def years(self) -> PeriodRange:
        """The period.

        Raises:
            NotationError: it is none.
        """
        return PeriodRange.parse(self.period)

    def to_dict(self) -> dict[str, str]:
        """All answers by field."""
        return asdict(self)

    def address(self, question: str) -> str:
        """The address of a question, with these answers."""
        given = {name: value for name, value in asdict(self).items() if value}
        return f"/new?{urlencode({**given, 'go': question})}"


def answers_of(given: Mapping[str, object]) -> Answers:
    """The answers that a window has sent."""
    texts = {field.name: given.get(field.name, "") for field in fields(Answers)}
    return Answers(**{name: " ".join(text.split()) if isinstance(text, str) else "" for name, text in texts.items()})


def familiar(workspace: Workspace) -> Answers:
    """The names that all programs of the workspace have; nothing where they differ."""
    names = {head_of(workspace.root, program).municipality for program in workspace.programs}
    known = program_of(workspace, workspace.programs[-1]) if len(names) == 1 else None
    if known is None:
        return Answers()
    place, body = known.municipality, known.authority
    found = Answers(place.name, place.region or "", body.name, body.short or "", body.place or "")
    if not (place.genitive and place.prepositional and body.genitive):
        return found
    cases = replace(found, genitive=place.genitive, prepositional=place.prepositional, body_genitive=body.genitive)
    return replace(cases, cases_of=" ".join(found.names.split()))


def with_cases(workspace: Workspace, answers: Answers) -> tuple[Answers, frozenset[str]]:
    """The answers with proposed cases of new names, and the fields of those that are not sure."""
    if answers.cases_of == " ".join(answers.names.split()):
        return answers, frozenset()
    known = workspace.catalogue.names
    forms = {
        "genitive": proposed_place(answers.name, "genitive", known),
        "prepositional": proposed_place(answers.name, "prepositional", known),
        "body_genitive": proposed_form(answers.body, "genitive", known),
    }
    texts = {name: form.text for name, form in forms.items()}
    found = replace(answers, cases_of=" ".join(answers.names.split()), **texts)
    return found, frozenset(name for name, form in forms.items() if not form.sure)


def with_title(answers: Answers) -> Answers:
    """The answers with a proposed title, if none was typed for these names and years."""
    about = f"{answers.genitive} {answers.years}"
    if answers.title and answers.title_of == about:
        return answers
    return replace(answers, title=proposed_title(answers.genitive, answers.years), title_of=about)


def own_id(answers: Answers) -> str:
    """The name of the program's folder, before it is known whether that is taken."""
    return answers.folder or proposed_id(answers.name, answers.years, ())


def beginning_of(answers: Answers) -> Beginning:
    """What the answers tell."""
    municipality = Municipality(
        name=answers.name,
        genitive=answers.genitive or None,
        prepositional=answers.prepositional or None,
        region=answers.region or None,
    )
    body = Body(
        name=answers.body,
        short=answers.short or None,
        genitive=answers.body_genitive or None,
        place=answers.seat or None,
    )
    return Beginning(own_id(answers), str(answers.years), municipality, body)
