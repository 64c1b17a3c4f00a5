"""The model of relations: a decider of predicates and one of modality; learned by ``kg.learn.pairs``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg import decider
from kg.decider import Chances, Decider
from kg.errors import DataError
from kg.resources import resource

MODEL: Final = "data/models/relations.npz"
NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class Model:
    """The decider of predicates, that of modality, the types it knows to be related, and the calibration.

    ``known`` (types × types) tells where a relation was seen in training; ``confidences`` how often a decision of
    each probability in ``chances`` was right on documents that the decider had not seen.
    """

    predicate: Decider
    modality: Decider
    known: NDArray[np.bool_]
    chances: Chances
    confidences: Chances


@cache
def model() -> Model:
    """Return the model of the installed data; raise DataError if it cannot be read."""
    try:
        with np.load(resource(MODEL)) as stored:
            return unpack(dict(stored))
    except (KeyError, OSError, ValueError) as error:
        raise DataError(MODEL, "is not a model of relations", "install policy-kg again") from error


def unpack(stored: Mapping[str, NDArray[Any]]) -> Model:
    """Return the model from its arrays."""
    return Model(
        decider.read(stored, "predicate"),
        decider.read(stored, "modality"),
        stored["known"].astype(bool),
        stored["chances"],
        stored["confidences"],
    )
