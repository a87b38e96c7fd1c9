"""Lay down the editions of the samples anew, each approved by the order that has its date and number in the YAML.

For those who change a sample: ``make editions``. A user's editions are never made anew.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from shnor_docs.documents.appendices import placements
from shnor_docs.source.layout import EDITIONS, REGISTER
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.editions.approving import Signed, approve

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Approve what each approving order of a sample approves."""
    for program in Workspace(ROOT).programs:
        folder = ROOT / "programs" / program
        shutil.rmtree(folder / EDITIONS, ignore_errors=True)
        (folder / REGISTER).unlink(missing_ok=True)
        content = Workspace(ROOT).content(program)
        approving = {placed.order.id: placed.order for placed in placements(content)}
        for order in approving.values():
            if order.date and order.number:
                approve(Workspace(ROOT), program, Signed(order.id, order.number, order.date), date.today())


if __name__ == "__main__":
    main()
