"""`evaluate` with every figure and trial, and `explain`."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from cnnstudio.data import load
from cnnstudio.engine.evaluate import evaluate
from cnnstudio.runs import open_run

metrics = pytest.importorskip("sklearn.metrics")


def test_figures_of_each_class(cli, run_folder):
    found = cli("evaluate", run_folder, "--device", "cpu", "--predictions", "--json").json
    labels = [one["label"] for one in found["predictions"]]
    predicted = [one["predicted"] for one in found["predictions"]]
    assert len(labels) == found["images"] == 355
    assert found["interval"][0] < found["test_accuracy"] < found["interval"][1]
    np.testing.assert_array_equal(found["confusion"], metrics.confusion_matrix(labels, predicted, labels=range(10)))
    truth = metrics.precision_recall_fscore_support(labels, predicted, labels=range(10), zero_division=np.nan)
    for key, theirs in zip(("precision", "recall", "f1", "images"), truth, strict=True):
        ours = [np.nan if one[key] is None else one[key] for one in found["classes"]]
        np.testing.assert_allclose(ours, theirs)
    right = [one["label"] == one["predicted"] for one in found["predictions"]]
    assert right == sorted(right) and sorted(one["index"] for one in found["predictions"]) == list(range(355))
    truths = load("digits").test.labels
    assert all(truths[one["index"]] == one["label"] for one in found["predictions"])


def test_figures_for_people(cli, run_folder):
    answer = cli("evaluate", run_folder, "--device", "cpu", "--pictures", 50, "--predictions")
    lines = answer.out.splitlines()
    assert answer.code == 0 and lines[0].startswith("50 test pictures") and "at 95 %" in lines[0]
    assert len(lines) == 1 + 1 + 11 + 1 + 51
    spanish = cli("evaluate", run_folder, "--device", "cpu", "--pictures", 50, "--lang", "es")
    assert "exactitud" in spanish.out and "precision" not in spanish.out


@pytest.mark.parametrize(("trial", "places"), [("rotation", 19), ("zoom", 11), ("noise", 11)])
def test_robustness_is_a_list(cli, run_folder, trial, places):
    found = cli("evaluate", run_folder, "--device", "cpu", "--robustness", trial, "--json").json
    assert len(found["values"]) == len(found["accuracy"]) == places and found["images"] == 355
    plain = evaluate(open_run(run_folder), load("digits"), device="cpu").accuracy
    assert found["accuracy"][found["values"].index({"rotation": 0, "zoom": 1, "noise": 0}[trial])] == pytest.approx(plain)
    assert min(found["accuracy"]) < plain


def test_robustness_to_shifts_is_a_map_whose_places_are_those_of_shift(cli, run_folder):
    found = cli("evaluate", run_folder, "--device", "cpu", "--robustness", "shift", "--json").json
    assert found["dx"] == found["dy"] == list(range(-8, 9))
    for dx, dy in ((0, 0), (4, -2), (-8, 8)):
        alone = cli("evaluate", run_folder, "--device", "cpu", "--shift", f"{dx},{dy}", "--json").json
        assert found["accuracy"][dy + 8][dx + 8] == pytest.approx(alone["test_accuracy"], abs=0.003)


def test_robustness_for_people_sets_runs_side_by_side(cli, run_folder):
    both = cli("evaluate", run_folder, run_folder, "--device", "cpu", "--robustness", "noise", "--pictures", 40)
    assert both.code == 0 and len(both.out.splitlines()) == 12
    assert all(len(line.split()) >= 3 for line in both.out.splitlines())
    table = cli("evaluate", run_folder, "--device", "cpu", "--robustness", "shift", "--pictures", 40)
    assert len(table.out.splitlines()) == 1 + 18 + 1
    assert len(cli("evaluate", run_folder, run_folder, "--json").lines) == 2


@pytest.mark.parametrize(
    "options", [("--robustness", "wind"), ("--robustness", "shift", "--shift", "1,1"), ("--pictures", 0), ("--data", "shapes")]
)
def test_what_cannot_be_evaluated_is_one_sentence(cli, run_folder, options):
    answer = cli("evaluate", run_folder, *options)
    assert answer.code in (1, 2)
    assert len(answer.err.splitlines()[0]) > 10 and "Traceback" not in answer.err


@pytest.mark.parametrize("method", ["gradcam", "saliency", "occlusion"])
def test_explain_writes_the_picture_with_its_colours(cli, run_folder, tmp_path, method):
    out = tmp_path / "deep" / f"{method}.png"
    answer = cli("explain", run_folder, "--image", 3, "--method", method, "--out", out, "--json").json
    assert answer["method"] == method and answer["label"] == answer["predicted"]
    assert answer["block"] == ("pool2" if method == "gradcam" else None)
    pixels = np.asarray(Image.open(out))
    assert pixels.shape == (280, 280, 3)
    assert (pixels[..., 0].astype(int) - pixels[..., 2]).max() > 40
    other = tmp_path / "other.png"
    assert cli("explain", run_folder, "--image", 3, "--method", method, "--class", 4, "--out", other).code == 0
    assert not np.array_equal(np.asarray(Image.open(other)), pixels)


def test_explain_a_file_and_a_block(cli, run_folder, tmp_path):
    picture, out = tmp_path / "digit.png", tmp_path / "out.png"
    Image.fromarray(load("digits").test.images[0, 0]).save(picture)
    answer = cli("explain", run_folder, "--image", picture, "--block", "conv1", "--out", out)
    assert answer.code == 0 and str(out) in answer.out and "%" in answer.out


@pytest.mark.parametrize(
    "options",
    [
        ("--image", 3, "--block", "fc1"),
        ("--image", 3, "--block", "nothing"),
        ("--image", 3, "--class", "cat"),
        ("--image", 3, "--class", "10"),
        ("--image", 355),
        ("--image", "missing.png"),
        ("--image", 3, "--method", "saliency", "--block", "conv1"),
    ],
)
def test_what_cannot_be_explained_is_one_sentence(cli, run_folder, tmp_path, options):
    out = tmp_path / "out.png"
    answer = cli("explain", run_folder, *options, "--out", out)
    assert answer.code == 1 and len(answer.err.splitlines()) == 1
    assert not out.exists()
