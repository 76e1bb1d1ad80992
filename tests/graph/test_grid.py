from __future__ import annotations

import pytest

from cnnstudio.graph.grid import GridError, read_grid, read_grids

TWO = ((1.0, 2.0), (3.0, 4.0))


@pytest.mark.parametrize(
    "text",
    ["1 2\n3 4", "1\t2\n3\t4\n", " 1,2\n3,4", "1, 2\n3, 4,", "[[1, 2], [3, 4]]", "[[1,2],[3,4]]", "| 1 | 2 |\n| 3 | 4 |",
     "1 2; 3 4", "2/2 4/2\r\n3 4.0", "[[1, 2],\n [3, 4]]", "[[1. 2.]\n [3. 4.]]"],
)  # fmt: skip
def test_what_people_type_and_paste(text: str) -> None:
    assert read_grid(text) == TWO


def test_fractions_decimals_and_signs() -> None:
    assert read_grid("1/9 −1 .5") == ((1 / 9, -1.0, 0.5),)
    assert read_grid("0,5 1,25\n-1e-3 2") == ((0.5, 1.25), (-0.001, 2.0))
    assert read_grid("-1/2,1/4") == ((-0.5, 0.25),)


def test_a_channel_after_the_other() -> None:
    assert read_grids("1 2\n3 4\n\n1 2\n3 4") == (TWO, TWO)
    assert read_grids("[[[1, 2], [3, 4]], [[1, 2], [3, 4]]]") == (TWO, TWO)
    assert read_grids("[[[1, 2],\n  [3, 4]],\n\n [[1, 2],\n  [3, 4]]]") == (TWO, TWO)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "grid.empty"),
        ("\n \n", "grid.empty"),
        ("1 2\n3", "grid.rows"),
        ("1 x", "grid.number"),
        ("1 1/0", "grid.number"),
        ("1 1e999", "grid.number"),
        ("nan 1", "grid.number"),
        ("1 2\n\n1 2 3", "grid.sizes"),
        ("1 " * 2000, "grid.large"),
    ],
)
def test_what_is_no_grid_has_a_sentence(text: str, code: str) -> None:
    with pytest.raises(GridError) as caught:
        read_grids(text)
    assert caught.value.message.code == code


def test_a_kernel_is_one_grid() -> None:
    with pytest.raises(GridError) as caught:
        read_grid("1\n\n2")
    assert caught.value.message.code == "grid.channels"
