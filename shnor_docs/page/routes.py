"""All screens of the page."""

from __future__ import annotations

from starlette.routing import BaseRoute

from shnor_docs.page.screens import (
    amending,
    approving,
    cloning,
    comparing,
    data_tables,
    editing,
    files,
    fixing,
    history,
    leaving,
    names,
    overview,
    picking,
    points,
    preview,
    printing,
    remarks,
    rules,
    saving,
    start,
    whole_files,
    wizard,
    workbooks,
)

SCREENS: tuple[BaseRoute, ...] = (
    *start.ROUTES,
    *wizard.ROUTES,
    *overview.ROUTES,
    *remarks.ROUTES,
    *fixing.ROUTES,
    *rules.ROUTES,
    *cloning.ROUTES,
    *points.ROUTES,
    *names.ROUTES,
    *workbooks.ROUTES,
    *leaving.ROUTES,
    *editing.ROUTES,
    *saving.ROUTES,
    *picking.ROUTES,
    *whole_files.ROUTES,
    *data_tables.ROUTES,
    *preview.ROUTES,
    *printing.ROUTES,
    *history.ROUTES,
    *comparing.ROUTES,
    *approving.ROUTES,
    *amending.ROUTES,
    *files.ROUTES,
)
