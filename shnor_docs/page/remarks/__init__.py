"""Remarks as a list: where each of them is mended, in the words of the page."""
