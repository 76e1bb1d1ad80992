from __future__ import annotations

import pytest

from cnnstudio.graph.written import plain, written_products, written_sum


def test_the_lectures_sums() -> None:
    assert written_sum([308, -498, 164, 1], -25) == "308 − 498 + 164 + 1 = −25"
    assert written_sum([178, 180, 117], 475) == "178 + 180 + 117 = 475"
    assert written_products([7, 91, 87, 221], [0, 1, 1, 0], 178) == "0·7 + 1·91 + 1·87 + 0·221 = 178"
    assert written_products([-2.0], [-1.0], 2.0) == "−1·(−2) = 2"


def test_long_sums_are_cut_in_the_middle() -> None:
    assert written_sum(range(1, 101), 5050, most=4) == "1 + 2 + … + 99 + 100 = 5050"
    assert written_products([1.0] * 9, [2.0] * 9, 18, most=2) == "2·1 + … + 2·1 = 18"
    assert written_sum([], 0) == "0 = 0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (-0.0, "0"), (1 / 9, "0.1111"), (-0.00001234567, "−1.235e−05"), (255.0, "255"), (123456.0, "123456"),
        (1234567890.0, "1.235e+09"), (0.1 + 0.2, "0.3"), (float("nan"), "NaN"), (float("-inf"), "−∞"),
    ],
)  # fmt: skip
def test_numbers(value: float, text: str) -> None:
    assert plain(value) == text


def test_numbers_in_another_language() -> None:
    assert written_sum([0.5, -1.25], -0.75, lambda value: plain(value).replace(".", ",")) == "0,5 − 1,25 = −0,75"
