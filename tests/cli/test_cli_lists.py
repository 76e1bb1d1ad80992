"""The commands that only look: templates, data sets, summary."""

from __future__ import annotations

from cnnstudio.data import DATASETS
from cnnstudio.design.design import Design
from cnnstudio.design.file import save
from cnnstudio.templates.registry import templates


def test_templates_as_json(cli):
    found = {entry["name"]: entry for entry in cli("templates", "--json").json}
    assert list(found) == list(templates())
    assert found["lenet5-28"]["parameters"] == 44_426
    assert found["lenet5-28"]["input"] == [1, 28, 28]


def test_datasets_as_json(cli, tmp_path):
    found = {entry["name"]: entry for entry in cli("datasets", "--json", "--data-root", tmp_path).json}
    assert list(found) == list(DATASETS)
    assert found["digits"]["available"] is True
    assert found["mnist"]["available"] is False


def test_summary_as_json(cli):
    found = cli("summary", "lenet5-28", "--json").json
    assert (found["parameters"], found["problems"]) == (44_426, [])
    assert set(found["blocks"][0]) == {"id", "type", "output_shape", "neurons", "parameters", "macs"}


def test_summary_follows_input_and_classes(cli):
    found = cli("summary", "cnn-v2", "--input", "3x32x32", "--classes", "7", "--json").json
    assert found["blocks"][0]["output_shape"] == [3, 32, 32]
    assert found["blocks"][-1]["output_shape"] == [7]


def test_summary_of_a_file_follows_input_and_classes(cli, tmp_path):
    file = tmp_path / "net.cnn"
    save(Design({"main": templates()["gap-cnn"].build()}), file)
    found = cli("summary", file, "--input", "3x40x40", "--classes", "4", "--json").json
    assert found["blocks"][0]["output_shape"] == [3, 40, 40]
    assert found["blocks"][-1]["output_shape"] == [4]
    assert found["problems"] == []


def test_summary_of_the_lecture_has_24_rows_for_vgg19(cli):
    found = cli("summary", "vgg19", "--rows", "lecture", "--json").json
    assert len([block for block in found["blocks"] if block["type"] != "Input"]) == 24


def test_summary_shows_problems_and_succeeds(cli):
    answer = cli("summary", "vgg19", "--input", "3x8x8", "--json")
    assert answer.code == 0
    assert answer.json["problems"]
