"""Dates of a program against those of the acts that approve it and that it cites; the form of an order."""

from __future__ import annotations

from shnor_docs.rules.dates_and_acts import before_approval, citations, days_off, legal_form, school_years
from shnor_docs.rules.finding import Rule

RULES: tuple[Rule, ...] = (
    before_approval.past_deadlines,
    before_approval.early_beginnings,
    before_approval.short_notice,
    before_approval.late_approval,
    before_approval.title_years,
    citations.later_acts,
    citations.undated_acts,
    citations.past_grounds,
    school_years.school_years,
    days_off.deadlines,
    legal_form.kind_of_act,
    legal_form.unmentioned_appendices,
    legal_form.titles,
    legal_form.control,
)
