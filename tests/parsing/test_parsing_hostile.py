"""Text that means harm, or no network: a sentence, soon, and nothing executed."""

from __future__ import annotations

import time

import pytest

from cnnstudio.graph.check import check
from cnnstudio.graph.text import StudioError
from cnnstudio.parsing.limits import LONGEST_TEXT
from cnnstudio.parsing.network import network_from_code

DOUBLED = "x = [nn.ReLU()]\n" + "x = [*x, *x]\n" * 40 + "nn.Sequential(*x)"
EXTENDED = "x = [nn.ReLU()]\n" + "x.extend(x)\n" * 40 + "nn.Sequential(*x)"
NESTED = "a = nn.Sequential(nn.ReLU())\n" + "a = nn.Sequential(a, a, a, a)\n" * 30
TUPLES = "t = Input((9, 9, 1))\n" + "t = (t,) * 9\n" * 3 + "t = (t, t, t, t, t, t, t, t)\n" * 30 + "layers.add(t)"
BRANCHING = "def f(x):\n  f(x)\n  f(x)\n  return f(x)\n" + "layers.Flatten()(f(1))"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "parsing.none"),
        ("Una capa densa (Dense) reads all inputs.", "parsing.none"),
        ("print('no layers at all')", "parsing.none"),
        ("nn.ReLU()\0", "parsing.binary"),
        ("nn.ReLU()," * LONGEST_TEXT, "parsing.long"),
        ("\n" * 6000 + "nn.ReLU()", "parsing.long"),
        ("(" * 100_000, "parsing.none"),
        ("x = " + "-" * 100_000 + "1", "parsing.deep"),
        ("x = " + "1+" * 60_000 + "1", "parsing.deep"),
        ("nn.ReLU()" + ".a" * 50_000, "parsing.deep"),
        ("nn.Conv2d(1, 2, 3\n" * 4_000, "parsing.much"),
        ("m = Sequential()\n" + "m.add(Dense(3))\n" * 3_000, "parsing.many"),
        ("m = Sequential([Dense(3)])\nm.add(m)", "parsing.none"),
        ("class A(nn.Module):\n def __init__(self):\n  self.a = A()", "parsing.deep"),
        (DOUBLED, "parsing.much"),
        (EXTENDED, "parsing.much"),
        (BRANCHING, "parsing.deep"),
        ("Dense(10 ** 4000), Dense(9 ** 9 ** 9), Dense(1e999), Dense(1 // 0)", "parsing.none"),
    ],
    ids=range(18),
)
def test_hostile_text_is_refused_with_a_sentence(text, code):
    begun = time.monotonic()
    with pytest.raises(StudioError) as refused:
        network_from_code(text)
    assert refused.value.message.code == code
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "text", [NESTED, TUPLES, "'''" * 60_000, "nn.Conv2d(" * 150 + ")" * 150, "\ud800nn.ReLU()", "x = []\nx.append(x)"]
)
def test_what_grows_without_end_is_cut_short(text):
    with pytest.raises(StudioError):
        network_from_code(text)


def test_nothing_is_executed(tmp_path):
    mark = tmp_path / "mark"
    opened = f"open({str(mark)!r}, 'w')"
    text = f"{opened}.write('x')\n__import__('os').mkdir({str(mark)!r})\nm = Sequential([Flatten(), Dense({opened})])"
    assert network_from_code(text).unknown
    assert not mark.exists()


def test_values_out_of_bounds_are_drawn_with_their_problem():
    for layer in ("nn.Conv2d(0, -3, 0, 0)", "nn.Conv2d(10 ** 12, 3, 3)", "nn.Linear(3, 2 ** 31)", "nn.BatchNorm2d(-1)"):
        assert check(network_from_code(f"nn.Sequential({layer}, nn.ReLU())").graph).problems
