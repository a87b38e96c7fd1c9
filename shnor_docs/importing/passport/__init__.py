"""The passport of a program: its table as fields, the lists in it as lists of the program."""

from shnor_docs.importing.passport.fields import passport_of

__all__ = ["passport_of"]
