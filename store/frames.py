"""What reads and writes frames, gathered: the store loads it, and pandas with it, on first use."""

from store.deliveries import read_deliveries
from store.reading import (
    read_coverage,
    read_figures,
    read_target_versions,
    read_targets,
    read_versions,
)
from store.writing import publish

__all__ = [
    "publish",
    "read_coverage",
    "read_deliveries",
    "read_figures",
    "read_target_versions",
    "read_targets",
    "read_versions",
]
