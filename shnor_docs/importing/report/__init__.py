"""What became of the documents, told to a person and to a program."""

from shnor_docs.importing.report.html import as_html
from shnor_docs.importing.report.machine import as_data
from shnor_docs.importing.report.report import Report
from shnor_docs.importing.report.text import as_text

__all__ = ["Report", "as_data", "as_html", "as_text"]
