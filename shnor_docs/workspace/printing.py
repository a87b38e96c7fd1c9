"""A document ready to be written becomes a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from shnor_docs.russian.declension.known import use_names
from shnor_docs.russian.numerals import use_nouns
from shnor_docs.source.parts import parts_digest
from shnor_docs.source.reading import bytes_of
from shnor_docs.workspace.papers import Paper


def _stamp(paper: Paper, body: bytes, charts: Sequence[bytes]) -> bytes:
    """What a Word file says of itself."""
    from shnor_docs.rendering.charts.reading import chart_texts
    from shnor_docs.rendering.provenance.words import words_of

    return _told(paper, words_of(body, map(chart_texts, charts)))


def _told(paper: Paper, words: tuple[str, ...]) -> bytes:
    from shnor_docs.rendering.provenance.stamp import Stamp

    task = paper.task
    return Stamp(
        program=task.program,
        document=task.document,
        subject=task.subject or "",
        edition=paper.edition,
        data=paper.data,
        template=parts_digest(bytes_of(paper.template, paper.template.name)),
        text=paper.text,
        words=words,
    ).to_xml()


def rendered_paper(paper: Paper) -> bytes:
    """The file of a document.

    Raises:
        TemplateError: its template cannot print it.
    """
    if paper.is_slides:
        return _slides(paper)
    from shnor_docs.rendering import Template, TemplateError
    from shnor_docs.rendering.blocks.context import context
    from shnor_docs.rendering.checking.unprinted import left_out_problems

    use_nouns(paper.nouns)
    use_names(paper.names)
    template = Template(paper.template)
    data = context(paper.tree, template.undeclared_variables())
    problems = left_out_problems(paper.tree, paper.slots, template, data)
    try:
        written = template.render(data, partial(_stamp, paper))
    except TemplateError as error:
        raise TemplateError(*problems, *error.diagnostics) from error
    if problems:
        raise TemplateError(*problems)
    return written


def _slides(paper: Paper) -> bytes:
    """The slides of a document."""
    from shnor_docs.rendering.slides.rendering import render_slides
    from shnor_docs.rendering.slides.words import slide_words

    return render_slides(paper.tree, paper.template, paper.name, lambda package: _told(paper, slide_words(package)))
