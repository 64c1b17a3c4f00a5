"""The network of ``kg.tagger.network`` in torch: trained in floats that are rounded as it will round.

Weights and activations pass through a rounding whose gradient is that of the identity, so that what is
trained is what runs. Only the row table is rounded after training.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from kg.tagger.decode import LABELS, NEVER, B, E, I, N, S
from kg.tagger.features import COLUMNS
from kg.tagger.network import DILATIONS, LIMIT, SCALE, Network

ROWS: Final = 1 << 16
WIDTH: Final = 128


@dataclass(frozen=True, slots=True)
class Noise:
    """What training hides: single rows, all candidates of a sentence, activations (probabilities)."""

    rows: float = 0.1
    candidates: float = 0.15
    activations: float = 0.3


class Net(nn.Module):
    """Rows → convolutions → label scores, with the transitions of the sequence model."""

    def __init__(self, width: int = WIDTH, rows: int = ROWS) -> None:
        super().__init__()
        layers = len(DILATIONS)
        self.table = nn.EmbeddingBag(rows, width, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.08)
        self.kernels = nn.Parameter(torch.randn(layers, 3, width, width) * (2 / (3 * width)) ** 0.5)
        self.biases = nn.Parameter(torch.zeros(layers, width))
        self.output = nn.Parameter(torch.randn((layers + 1) * width, LABELS) * 0.05)
        self.offset = nn.Parameter(torch.zeros(LABELS))
        self.transitions = nn.Parameter(torch.zeros(N + 1, N + 1))

    def forward(self, rows: Tensor, inside: Tensor, noise: Noise | None = None) -> Tensor:
        """Return label scores (sentences × positions × labels) of rows (sentences × positions × COLUMNS)."""
        if noise:
            rows = _hide(rows, noise)
        n, length, _ = rows.shape
        layer = self.table(rows.reshape(n * length, COLUMNS)).reshape(n, length, -1)
        mask = inside[:, :, None]
        layer = _act(layer.clamp(-LIMIT / SCALE, LIMIT / SCALE)) * mask
        layers = [layer]
        for kernel, bias, dilation in zip(_weight(self.kernels), _wide(self.biases), DILATIONS, strict=True):
            if noise:
                layer = nn.functional.dropout(layer, noise.activations)
            layer = _act(_convolve(layer, kernel, bias, dilation).clamp(0, LIMIT / SCALE)) * mask
            layers.append(layer)
        joined = torch.cat(layers, dim=2)
        if noise:
            joined = nn.functional.dropout(joined, noise.activations)
        return joined @ _weight(self.output) + self.offset


def _hide(rows: Tensor, noise: Noise) -> Tensor:
    from kg.tagger.features import CANDIDATES

    rows = rows * (torch.rand(rows.shape, device=rows.device) >= noise.rows)
    shown = torch.rand(len(rows), 1, 1, device=rows.device) >= noise.candidates
    return torch.cat((rows[:, :, :CANDIDATES], rows[:, :, CANDIDATES:] * shown), dim=2)


def _convolve(layer: Tensor, kernel: Tensor, bias: Tensor, dilation: int) -> Tensor:
    total = layer @ kernel[1] + bias
    before = nn.functional.pad(layer @ kernel[0], (0, 0, dilation, 0))[:, : layer.shape[1]]
    after = nn.functional.pad(layer @ kernel[2], (0, 0, 0, dilation))[:, dilation:]
    return total + before + after


def _round(values: Tensor, unit: float) -> Tensor:
    return values + ((values / unit + 0.5).floor() * unit - values).detach()


def _act(values: Tensor) -> Tensor:
    return _round(values, 1 / SCALE)


def _weight(values: Tensor) -> Tensor:
    return _round(values.clamp(-127 / SCALE, 127 / SCALE), 1 / SCALE)


def _wide(values: Tensor) -> Tensor:
    return _round(values, 1 / SCALE**2)


def loss(net: Net, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
    """Return the negative log likelihood of each sentence's labels (-1 beyond its end)."""
    return _total(net, scores, lengths) - _gold(net, scores, labels, lengths)


def _total(net: Net, scores: Tensor, lengths: Tensor) -> Tensor:
    """Sum over all labellings, with the labels' four places kept apart (as in ``kg.tagger.decode``)."""
    n, steps, _ = scores.shape
    never = scores.new_full((n, N), -1e4)
    final = scores.new_zeros(n)
    entered = net.transitions[0].expand(n, N + 1)
    inner = never
    for step in range(steps):
        score = scores[:, step]
        outside = entered[:, 0] + score[:, 0]
        single = entered[:, 1:] + score[:, S]
        begun = torch.logaddexp(entered[:, 1:] + score[:, B], inner + score[:, I])
        ended = torch.cat((outside[:, None], torch.logaddexp(single, inner + score[:, E])), dim=1)
        final = torch.where(lengths == step + 1, torch.logsumexp(ended + net.transitions[:, 0], dim=1), final)
        entered = torch.logsumexp(ended[:, :, None] + net.transitions, dim=1)
        inner = begun
    return final


def _gold(net: Net, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
    known = labels >= 0
    emitted = (scores.gather(2, labels.clamp(min=0)[:, :, None])[:, :, 0] * known).sum(1)
    left, entered = _types(labels, ended=True), _types(labels, ended=False)
    closed = nn.functional.pad(left, (1, 0), value=0)
    opened = nn.functional.pad(entered, (0, 1), value=-1)
    opened[torch.arange(len(labels), device=labels.device), lengths] = 0
    used = (closed >= 0) & (opened >= 0)
    moves = net.transitions[closed.clamp(min=0), opened.clamp(min=0)] * used
    return emitted + moves.sum(1)


def _types(labels: Tensor, ended: bool) -> Tensor:
    """Return 0 for O, 1 + type where a mention ends (or begins) here, -1 elsewhere."""
    place, kind = (labels - 1).div(N, rounding_mode="floor"), (labels - 1).remainder(N)
    here = (place == 3) | (place == (2 if ended else 0))
    result = torch.where(here & (labels > 0), kind + 1, torch.full_like(kind, -1))
    return torch.where(labels == 0, torch.zeros_like(result), result)


def rounded(net: Net) -> Network:
    """Return the network in whole numbers, with an empty calibration."""
    assert -NEVER > SCALE**2  # scores stay far from the mark of the impossible

    def whole(values: Tensor, unit: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.floor(values.detach().cpu().double().numpy() * unit + 0.5)

    square = SCALE**2
    return Network(
        whole(net.table.weight, SCALE).clip(-127, 127).astype(np.int8),
        whole(net.kernels, SCALE).clip(-127, 127).astype(np.float32),
        whole(net.biases, square).astype(np.float32),
        whole(net.output, SCALE).clip(-127, 127).astype(np.float32),
        whole(net.offset, square).astype(np.int32),
        whole(net.transitions, square).astype(np.int32),
        np.array([0], dtype=np.int32),
        np.array([1.0]),
    )
