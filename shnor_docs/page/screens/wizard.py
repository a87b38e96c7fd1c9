"""A new program, one question at a time."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer, led_to


def question(asked: Asked) -> Response:
    """The wanted question with what was answered or is proposed, or the first one before it that is still open."""
    from shnor_docs.page.wizard.answers import answers_of, familiar
    from shnor_docs.page.wizard.preparing import prepared
    from shnor_docs.page.wizard.questions import QUESTIONS, open_question

    workspace = asked.session.workspace()
    given = answers_of(asked.query) if asked.query else familiar(workspace)
    here, problems = open_question(given, asked.query.get("go", QUESTIONS[0].id))
    answers, context = prepared(workspace, here.id, given)
    place = QUESTIONS.index(here)
    hidden = {name: text for name, text in answers.to_dict().items() if name not in here.fields}
    return answer(
        f"wizard/{here.id}.html",
        **context,
        here=here,
        answers=answers,
        hidden=hidden,
        problems=problems,
        questions=QUESTIONS,
        number=place + 1,
        before=QUESTIONS[place - 1].id if place else None,
        after=QUESTIONS[place + 1].id if place + 1 < len(QUESTIONS) else None,
    )


def period(asked: Asked) -> Response:
    """How a period that is being typed is understood."""
    from shnor_docs.page.wizard.preparing import understood

    text = asked.query.get("period", "")
    return answer("wizard/understood.html", understood=understood(text), typed=text)


def make(asked: Asked) -> Response:
    """Make the program that the answers tell of, and lead to it."""
    from shnor_docs.page.wizard.answers import answers_of, beginning_of, with_title
    from shnor_docs.page.wizard.questions import QUESTIONS, open_question
    from shnor_docs.page.wizard.starting_points import chosen
    from shnor_docs.workspace.beginnings.beginning import begin, begin_from

    answers = answers_of(asked.form)
    last = QUESTIONS[-1].id
    if open_question(answers, last)[1]:
        return led_to(answers.address(last), is_part=asked.is_part)
    workspace, beginning = asked.session.workspace(), beginning_of(answers)
    point = chosen(workspace, answers.source)
    if point:
        begin_from(workspace, point.source, beginning)
    else:
        begin(workspace, beginning, answers.title or with_title(answers).title)
    return led_to(f"{program_url(beginning.program)}/?begun=1", is_part=asked.is_part)


ROUTES = (shown("/new", question), shown("/new/period", period), done("/new", make))
