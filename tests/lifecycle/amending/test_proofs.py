"""Random change sets over the samples: each is drafted, and the prover finds nothing wrong with it.

The same five hundred examples in an ordinary run; ``make amend-proofs N=2000`` draws as many others.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from shnor_docs.lifecycle.amending.papers import Unamendable
from shnor_docs.model.amending import ColumnWord, EditionWord, PassportRow, RepealWord, Wording
from tests.lifecycle.amending.changed_trees import changed
from tests.lifecycle.amending.drafted import SAMPLES, drafted, printed, proven, sample, sentences

EXAMPLES = int(os.environ.get("AMEND_PROOFS", "500")) // len(SAMPLES)
WORDINGS = (
    Wording(),
    Wording(
        passport_row=PassportRow.ROW,
        column=ColumnWord.COLUMN,
        restated=EditionWord.NEW,
        repealed=RepealWord.EXCLUDED,
    ),
)
UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


@pytest.mark.parametrize("name", SAMPLES)
def test_whatever_changes_the_order_says_it(name: str) -> None:
    of = sample(name)

    @settings(
        max_examples=EXAMPLES,
        derandomize="AMEND_PROOFS" not in os.environ,
        suppress_health_check=UNHURRIED,
        deadline=None,
    )
    @given(st.data())
    def check(data: st.DataObject) -> None:
        new = data.draw(changed(of.trees))
        try:
            order = drafted(of, new, data.draw(st.sampled_from(WORDINGS)))
        except Unamendable:
            reject()
        found = proven(of, order, new)
        assert not found, "\n".join([*map(str, found), *sentences(printed(of, order))])

    check()
