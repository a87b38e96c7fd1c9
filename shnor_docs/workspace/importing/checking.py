"""A draft rendered and read again as a foreign document: what Word would show is compared with the sources."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from shnor_docs.importing.coverage import Coverage, compared, source_units
from shnor_docs.inspection.foreign import ForeignDocument
from shnor_docs.inspection.foreign.reading import document_of
from shnor_docs.inspection.word_files import opened
from shnor_docs.source.layout import TEMPLATES
from shnor_docs.workspace.importing.drafting import Drafted
from shnor_docs.workspace.printing import rendered_paper
from shnor_docs.workspace.results import Task
from shnor_docs.workspace.workspace import Workspace


def rendered_coverage(workspace: Workspace, drafted: Drafted, sources: Sequence[ForeignDocument]) -> Coverage:
    """What of the sources the rendered documents of a draft have.

    Raises:
        ShnorError: a document cannot be rendered.
    """
    root = drafted.folder.parent.parent
    if (workspace.root / TEMPLATES).is_dir():
        shutil.copytree(workspace.root / TEMPLATES, root / TEMPLATES, dirs_exist_ok=True)
    space, program = Workspace(root), drafted.folder.name
    papers = (space.paper(Task(program, one.id)) for one in drafted.documents)
    read = [document_of(opened(rendered_paper(paper), paper.name)) for paper in papers]
    return compared(source_units(sources), source_units(read), drafted.draft.remade)
