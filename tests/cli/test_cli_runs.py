"""What is done with a run: evaluate, predict, filters, activations, export."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from cnnstudio.data import load
from cnnstudio.engine.model import open_model
from cnnstudio.graph.text import StudioError
from cnnstudio.runs import open_run


@pytest.fixture
def picture(tmp_path):
    """A test digit as a file, and its label."""
    digits = load("digits").test
    path = tmp_path / "digit.png"
    Image.fromarray(digits.images[0, 0]).save(path)
    return path, int(digits.labels[0])


def test_evaluate_equals_the_end_of_training(cli, trained):
    folder, answer = trained
    found = cli("evaluate", folder, "--device", "cpu", "--json").json
    assert {"test_accuracy", "test_loss", "images"} <= set(found)
    assert found["images"] == 355
    assert found["test_accuracy"] == pytest.approx(answer.lines[-1]["test_accuracy"], abs=0.01)


def test_shifted_pictures_are_worse(cli, run_folder):
    straight = cli("evaluate", run_folder, "--device", "cpu", "--json").json
    shifted = cli("evaluate", run_folder, "--device", "cpu", "--shift", "-4,4", "--json").json
    assert shifted["test_accuracy"] < straight["test_accuracy"] - 0.2


def test_evaluate_refuses_other_classes(cli, run_folder):
    assert cli("evaluate", run_folder, "--data", "shapes", "--json").code == 1


def test_predict(cli, run_folder, picture):
    path, label = picture
    answer = cli("predict", run_folder, path, "0", "--top", "10", "--json")
    first, second = answer.lines
    assert first["file"] == str(path)
    assert len(first["predictions"]) == 10
    assert sum(each["probability"] for each in first["predictions"]) == pytest.approx(1, abs=1e-4)
    chances = [each["probability"] for each in first["predictions"]]
    assert chances == sorted(chances, reverse=True)
    assert [each["label"] for each in first["predictions"]] == [each["label"] for each in second["predictions"]]
    assert {"class": str(label), "label": label} in [{k: e[k] for k in ("class", "label")} for e in first["predictions"]]


def test_predict_for_people(cli, run_folder, picture):
    answer = cli("predict", run_folder, picture[0])
    assert answer.code == 0
    assert answer.out.count("%") == 3


@pytest.mark.parametrize("content", [b"", b"no picture at all"])
def test_predict_refuses_what_is_no_picture(cli, run_folder, tmp_path, content):
    path = tmp_path / "x.png"
    path.write_bytes(content)
    answer = cli("predict", run_folder, path)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


def test_filters(cli, run_folder, tmp_path):
    out = tmp_path / "deep" / "filters.png"
    assert cli("filters", run_folder, "--out", out).code == 0
    first = np.asarray(Image.open(out))
    assert cli("filters", run_folder, "conv2", "--out", out).code == 0
    assert np.asarray(Image.open(out)).shape != first.shape
    assert cli("filters", run_folder, "fc1", "--out", out).code == 1


def test_activations(cli, run_folder, tmp_path, picture):
    out = tmp_path / "maps"
    assert cli("activations", run_folder, "--image", picture[0], "--out", out).code == 0
    assert {"conv1.png", "pool2.png", "softmax.png"} <= {path.name for path in out.iterdir()}
    chosen = tmp_path / "chosen"
    assert cli("activations", run_folder, "--image", 3, "--block", "conv1", "--block", "fc1", "--out", chosen).code == 0
    assert sorted(path.name for path in chosen.iterdir()) == ["conv1.png", "fc1.png"]
    assert cli("activations", run_folder, "--image", 355, "--out", chosen).code == 1
    assert cli("activations", run_folder, "--image", 1, "--block", "nosuch", "--out", chosen).code == 1


def test_exported_run_is_the_same_network(cli, run_folder, tmp_path):
    out = tmp_path / "net.py"
    assert cli("export", run_folder, "--to", "python", "--out", out).code == 0
    names = {"__name__": "net"}
    exec(compile(out.read_text(encoding="utf-8"), "net.py", "exec"), names)
    network = list(names.values())[-1]()
    network.load_state_dict(load_file(out.with_suffix(".safetensors")))
    network.eval()
    facts = open_run(run_folder).facts.data
    assert str(facts.mean[0]) in out.read_text(encoding="utf-8") and str(facts.std[0]) in out.read_text(encoding="utf-8")
    pictures = torch.rand(5, 1, 28, 28, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        expected = open_model(open_run(run_folder), "cpu").walk(pictures)
        assert torch.allclose(network(pictures), expected, atol=1e-5)


def test_exported_template_has_no_weights(cli, tmp_path):
    out = tmp_path / "net.py"
    assert cli("export", "lenet5", "--to", "python", "--out", out).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["net.py"]
    compile(out.read_text(encoding="utf-8"), "net.py", "exec")


def test_folder_that_cannot_be_made_is_one_sentence(cli, tmp_path):
    (tmp_path / "file").write_text("x")
    answer = cli("export", "mlp", "--to", "python", "--out", tmp_path / "file" / "net.py")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1


def test_source_is_not_written_where_the_weights_go(cli, run_folder, tmp_path):
    assert cli("export", run_folder, "--to", "python", "--out", tmp_path / "net.safetensors").code == 1
    assert list(tmp_path.iterdir()) == []


def _facts(folder, change):
    facts = json.loads((folder / "plan.json").read_bytes())
    change(facts)
    (folder / "plan.json").write_text(json.dumps(facts))


DAMAGE = {
    "mean": ("run.damaged", lambda facts: facts["data"].update(mean=[1.0, 2.0])),
    "spread": ("run.damaged", lambda facts: facts["data"].update(std=[0.0])),
    "shape": ("run.damaged", lambda facts: facts["data"].update(shape=[1, 9_999_999, 9_999_999])),
    "newer": ("run.newer", lambda facts: facts.update(format=99)),
}


@pytest.mark.parametrize(("code", "change"), DAMAGE.values(), ids=DAMAGE)
def test_damaged_or_newer_run_is_refused(run_folder, tmp_path, code, change):
    folder = shutil.copytree(run_folder, tmp_path / "run")
    _facts(folder, change)
    with pytest.raises(StudioError) as error:
        open_run(folder)
    assert error.value.message.code == code


def test_damaged_design_of_a_run_is_named(cli, run_folder, tmp_path):
    folder = shutil.copytree(run_folder, tmp_path / "run")
    (folder / "design.json").write_text("{")
    answer = cli("evaluate", folder)
    assert answer.code == 1
    assert "design.json" in answer.err
