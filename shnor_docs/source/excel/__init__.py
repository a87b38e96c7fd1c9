"""Workbooks beside YAML: ``roadmap.xlsx`` and ``targets.xlsx`` written from a program, read in its place."""

from shnor_docs.source.excel.editing import excel_edits
from shnor_docs.source.excel.reading import EXCEL_FILES, ExcelPart, read_excel_part
from shnor_docs.source.excel.writing import write_excel

__all__ = ["EXCEL_FILES", "ExcelPart", "excel_edits", "read_excel_part", "write_excel"]
