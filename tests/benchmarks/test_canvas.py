from __future__ import annotations

import json

import pytest

from benchmarks import canvas
from benchmarks.canvases.network import facts, network
from benchmarks.rivals import NotInstalled


def test_the_network_has_as_many_blocks_as_asked_for_with_shapes_faults_and_advice():
    found = facts(network(500))
    assert 490 <= found["blocks"] <= 500
    assert found["wires"] > found["blocks"]
    assert found["problems"] > 5
    assert found["notes"] > 5


@pytest.fixture
def without_network(monkeypatch):
    def refuse(name, _requirements):
        raise NotInstalled(f"no way to fetch {name}")

    monkeypatch.setattr(canvas, "python_with", refuse)


def test_a_rival_that_is_not_there_is_reported_and_counts_neither_as_met_nor_as_missed(without_network, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["canvas.py", "--blocks", "24", "40", "--rounds", "1", "--json"])
    monkeypatch.setattr(canvas, "rounds", lambda canvases, _count: {name: [one()] for name, one in canvases.items()})
    code = canvas.main()
    found = json.loads(capsys.readouterr().out)
    assert code == bool(found["missed"])
    assert "no way to fetch nodegraphqt" in found["machine"]["NodeGraphQt"]
    beside = [target for target in found["targets"] if target["name"] == "N1"]
    assert {target["what"].split(", ")[1] for target in beside} == {"build", "fit", "pan", "zoom", "drag"}
    assert all(target["figure"] is None and not target["missed"] and target["note"] for target in beside)
    alone = [target for target in found["targets"] if target["name"] != "N1"]
    assert all(0 < target["figure"]["low"] <= target["figure"]["high"] for target in alone)
    assert len(found["rounds"]["ours with many, pan, p99, ms"]) == 1


def test_the_rivals_round_becomes_ratios():
    ours = {what: [0.001, 0.002, 0.004] for what in (*canvas.FASTER, "check", "edit")}
    theirs = {what: [10 * second for second in ours[what]] for what in canvas.FASTER}
    found = {canvas.OURS: [ours] * 5, canvas.OURS_MANY: [ours] * 5, canvas.RIVAL: [theirs] * 5}
    targets = {(one.name, one.what.split(", ", 1)[1]): one for one in canvas.targets(found, "", 500, 2000)}
    pan, fit = (targets["N1", f"{what}, times faster than NodeGraphQt"] for what in ("pan", "fit"))
    assert pan.figure.middle == pytest.approx(10)
    assert (pan.verdict, fit.verdict) == ("met", "MISSED")
    assert targets["N2", "zoom p99"].figure.middle == pytest.approx(4)
