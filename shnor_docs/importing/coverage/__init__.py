"""Whether every word of the sources is printed by the program: what is lost, added, moved."""

from shnor_docs.importing.coverage.comparing import Coverage, Lost, compared
from shnor_docs.importing.coverage.units import Unit, printed_units, source_units

__all__ = ["Coverage", "Lost", "Unit", "compared", "printed_units", "source_units"]
