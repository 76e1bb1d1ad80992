"""Wrong usage ends with 2, failures with 1; both with a sentence and never with a traceback."""

from __future__ import annotations

import pytest

from cnnstudio.commands.parser import parse
from cnnstudio.plan.plan import Plan

WRONG = [
    ["trian"],
    ["--lang", "xx", "templates"],
    ["summary"],
    ["summary", "lenet5", "--input", "3x3"],
    ["summary", "lenet5", "--input", "0x3x3"],
    ["summary", "lenet5", "--classes", "0"],
    ["train", "--epochs", "0"],
    ["train", "--epochs", "two"],
    ["train", "--lr", "0"],
    ["train", "--lr", "nan"],
    ["train", "--lr", "0,1"],
    ["train", "--validation", "1"],
    ["train", "--seed", "99999999999"],
    ["train", "--optimizer", "sdg"],
    ["train", "--data", "minst"],
    ["train", "--nonsense"],
    ["train", "mlp", "mlp"],
    ["train", "--out"],
    ["evaluate", "x", "--shift", "4"],
    ["predict", "x"],
    ["predict", "x", "y.png", "--top", "0"],
    ["filters", "x"],
    ["export", "mlp", "--to", "onions", "--out", "x"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_2(cli, arguments):
    answer = cli(*arguments)
    assert answer.code == 2
    assert answer.err.startswith("cnnstudio")
    assert answer.out == ""


FAILING = [
    ["summary", "nosuch"],
    ["summary", "nosuch.cnn"],
    ["train", "nosuch"],
    ["evaluate", "nosuch"],
    ["predict", "nosuch", "a.png"],
    ["filters", "nosuch", "--out", "x.png"],
    ["activations", "nosuch", "--image", "1", "--out", "x"],
    ["export", "nosuch", "--to", "python", "--out", "x.py"],
]


@pytest.mark.parametrize("arguments", FAILING, ids=" ".join)
def test_failure_is_1_and_one_sentence(cli, arguments):
    answer = cli(*arguments)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert answer.out == ""


@pytest.mark.parametrize(("word", "near"), [("lenet", "lenet5"), ("vgg-19", "vgg19"), ("resnet", "resnet18")])
def test_near_names_are_offered(cli, word, near):
    assert near in cli("summary", word).err


def test_hostile_design_is_one_sentence(cli, tmp_path):
    file = tmp_path / "bomb.cnn"
    file.write_bytes(b"[" * 100_000)
    answer = cli("train", file)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


def test_shift_may_begin_with_a_minus(cli):
    assert cli("evaluate", "nosuch", "--shift", "-4,-4").code == 1


@pytest.mark.parametrize("command", ["train", "summary", "evaluate", "predict", "filters", "activations", "export", "doctor"])
def test_each_command_has_help(cli, command):
    answer = cli(command, "--help")
    assert answer.code == 0
    assert f"cnnstudio {command}" in answer.out


def test_the_help_of_train_gives_every_default(cli):
    words = " ".join(cli("train", "--help").out.split())
    for param in Plan.params:
        if param.help and not param.optional:
            assert f"{param.help} Left out: {param.default or 0}." in words, param.name


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["train", "--epoch", "3"], "--epochs"),
        (["summary", "mlp", "--josn"], "--json"),
        (["train", "--epoch=3"], "--epochs"),
    ],
)
def test_near_options_are_offered_with_the_usage_of_their_command(cli, arguments, near):
    answer = cli(*arguments)
    assert answer.code == 2
    assert answer.err.startswith(f"cnnstudio {arguments[0]}: ")
    assert near in answer.err.partition("?")[0].split()


def test_limit_names_the_option_once(cli):
    first = cli("train", "--lr", "0").err.splitlines()[0]
    assert first.startswith("cnnstudio train: --lr ")
    assert "learning" not in first


def test_names_of_choices_and_data_sets_are_taken_in_capitals():
    chosen = parse(["train", "mlp", "--data", "Digits", "--optimizer", "Adam"])
    assert (chosen.data, chosen.optimizer) == ("digits", "adam")


def test_data_root_that_is_a_file_is_named(cli, tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    answer = cli("train", "mlp", "--data", "mnist", "--data-root", file)
    assert answer.code == 1
    assert str(file) in answer.err


@pytest.mark.parametrize("size", ["3x100000x3", "3x00x3", f"3x{'9' * 5000}x3"])
def test_sizes_beyond_reason_are_wrong_usage(cli, size):
    assert cli("summary", "lenet5", "--input", size).code == 2
