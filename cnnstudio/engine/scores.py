"""Figures of a classifier from its predictions: accuracy with its interval, and those of each class."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]

Z95 = 1.959963984540054
"""The normal distribution's quantile at 97.5 %: an interval of 95 % leaves out as much on each side."""


def wilson(right: int, seen: int, z: float = Z95) -> tuple[float, float]:
    """Return the interval in which the true share lies, where `right` of `seen` were right; (0, 1) where none were seen.

    E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927.
    """
    if not seen:
        return 0.0, 1.0
    share = right / seen
    middle = share + z * z / (2 * seen)
    half = z * math.sqrt(share * (1 - share) / seen + z * z / (4 * seen * seen))
    whole = 1 + z * z / seen
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def confusion(labels: Counts, predicted: Counts, classes: int) -> Counts:
    """Return how many pictures of each class (rows) were taken for each class (columns)."""
    return np.bincount(labels * classes + predicted, minlength=classes * classes).reshape(classes, classes)


@dataclass(frozen=True)
class ClassFigures:
    """Figures of each class, arrays (classes,); those that would divide by zero are no numbers."""

    precision: Shares
    recall: Shares
    f1: Shares
    support: Counts


def class_figures(matrix: Counts) -> ClassFigures:
    """Return precision, recall, F1 and the number of pictures of each class from a confusion matrix (actual, predicted)."""
    right = np.diag(matrix)
    predicted, actual = matrix.sum(axis=0), matrix.sum(axis=1)
    return ClassFigures(_share(right, predicted), _share(right, actual), _share(2 * right, predicted + actual), actual)


def wrong_first(labels: Counts, predicted: Counts, certainty: NDArray[np.float32]) -> Counts:
    """Return the order for looking at predictions: the most certain mistakes, then the right ones, the least certain first."""
    right = labels == predicted
    known = np.nan_to_num(certainty.astype(np.float64), nan=0.0)
    return np.lexsort((np.where(right, known, -known), right))


def _share(part: Counts, whole: Counts) -> Shares:
    shares: Shares = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return shares
