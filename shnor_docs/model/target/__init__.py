"""Targets: texts such as «не менее 80 %» or «рост» as typed values."""

from shnor_docs.model.target.conditions import Comparison, TargetKind
from shnor_docs.model.target.target import Target

__all__ = ["Comparison", "Target", "TargetKind"]
