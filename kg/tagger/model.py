"""The trained tagger in its file: the linear model, the decider of spans, and the calibration."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kg import decider
from kg.decider import Decider
from kg.errors import DataError
from kg.tagger import linear
from kg.tagger.decode import LABELS
from kg.tagger.features import COLUMNS
from kg.tagger.linear import Linear


@dataclass(frozen=True, slots=True)
class Model:
    """A trained tagger. ``chances`` (ascending, in ten-thousandths) and ``confidences`` are the calibration table."""

    linear: Linear
    spans: Decider
    chances: NDArray[np.int32]
    confidences: NDArray[np.float64]


def load(path: Path) -> Model:
    """Read a model file; raise DataError if it is damaged or was made for other features."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            stored = dict(file)
        if int(stored["columns"]) != COLUMNS or stored["weights"].shape[1] != LABELS:
            raise DataError(path.name, "was trained for other features", "run `make train`")
        return unpack(stored)
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise DataError(path.name, "is no tagger model", "install policy-kg again or run `make train`") from error


def unpack(stored: Mapping[str, NDArray[Any]]) -> Model:
    """Return the model from its arrays."""
    return Model(
        linear.read(stored),
        decider.read(stored, "spans"),
        stored["chances"].astype(np.int32),
        stored["confidences"].astype(np.float64),
    )
