"""The network's arithmetic: whole numbers only, so that every machine computes the same.

Activations are whole numbers within ±255, weights within ±127 (both in units of 1/64). A product sum of
them stays below 2²⁴, where 32-bit floats are exact in any order: the matrix library decides the speed,
never the result.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import DataError
from kg.tagger.features import COLUMNS, Batch

SCALE: Final = 64
LIMIT: Final = 255
DILATIONS: Final = (1, 2, 4)

Floats = NDArray[np.float32]
Scores = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Network:
    """A trained tagger: row table, convolutions, label weights, transitions, calibration.

    ``table`` rows × width; ``kernels`` layers × 3 × width × width; ``biases`` layers × width; ``output`` the
    layers' outputs × labels; ``transitions`` end type × start type; ``margins`` and ``confidences`` the
    calibration table (ascending).
    """

    table: NDArray[np.int8]
    kernels: Floats
    biases: Floats
    output: Floats
    offset: Scores
    transitions: Scores
    margins: Scores
    confidences: NDArray[np.float64]


def load(path: Path) -> Network:
    """Read a model file; raise DataError if it is damaged or was made for other features."""
    try:
        with np.load(path, allow_pickle=False) as file:
            if int(file["columns"]) != COLUMNS:
                raise DataError(path.name, "was trained for other features", "run `make train`")
            return Network(
                file["table"],
                file["kernels"].astype(np.float32),
                file["biases"].astype(np.float32),
                file["output"].astype(np.float32),
                file["offset"].astype(np.int32),
                file["transitions"].astype(np.int32),
                file["margins"].astype(np.int32),
                file["confidences"].astype(np.float64),
            )
    except (OSError, ValueError, KeyError) as error:
        raise DataError(path.name, "is no tagger model", "install policy-kg again or run `make train`") from error


def emissions(network: Network, batch: Batch) -> Scores:
    """Return the score of each label at each position (positions × labels, in units of 1/4096)."""
    inside = batch.inside()[:, None]
    layer = _embed(network.table, batch.rows) * inside
    layers = [layer]
    for kernel, bias, dilation in zip(network.kernels, network.biases, DILATIONS, strict=True):
        layer = _convolve(layer, kernel, bias, dilation) * inside
        layers.append(layer)
    return (np.concatenate(layers, axis=1) @ network.output).astype(np.int32) + network.offset


def _embed(table: NDArray[np.int8], rows: NDArray[np.int32]) -> Floats:
    total = np.zeros((len(rows), table.shape[1]), dtype=np.int16)
    for column in range(rows.shape[1]):
        total += np.take(table, rows[:, column], axis=0)
    return np.clip(total, -LIMIT, LIMIT).astype(np.float32)


def _convolve(layer: Floats, kernel: Floats, bias: Floats, dilation: int) -> Floats:
    """Return the rectified sum over the places ``-dilation, 0, dilation``, back in units of 1/64."""
    total = layer @ kernel[1] + bias
    total[dilation:] += layer[:-dilation] @ kernel[0]
    total[:-dilation] += layer[dilation:] @ kernel[2]
    total *= np.float32(1 / SCALE)
    total += np.float32(0.5)
    np.floor(total, out=total)
    return np.clip(total, 0, LIMIT, out=total)
