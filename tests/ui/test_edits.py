from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.blocks.registry import registry
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps, loads
from cnnstudio.graph.check import check
from cnnstudio.templates.registry import templates
from cnnstudio.ui import edits
from cnnstudio.ui.beginnings import first_design, from_template
from cnnstudio.ui.panels.inspect_shared import with_names

BLOCKS = registry()


def ids(design):
    return list(design.graph.order)


def test_lenet_by_appending_alone_needs_no_wire():
    design, last = Design(), None
    rows = ["Input", "Conv2d", "ReLU", "MaxPool2d", "Conv2d", "ReLU", "MaxPool2d", "Flatten"]
    rows += ["Linear", "ReLU", "Linear", "ReLU", "Linear", "Softmax", "Output"]
    for name in rows:
        design, last = edits.append_block(design, last, BLOCKS[name]())
    assert [type(design.graph[id].block).__name__ for id in ids(design)] == rows
    assert check(design.graph).sound


def test_a_block_goes_between_the_selected_one_and_what_it_feeds():
    design, new = edits.append_block(first_design(), "conv1", BLOCKS["BatchNorm2d"]())
    assert design.graph.sources(new) == ("conv1",)
    assert design.graph.sources("relu1") == (new,)


def test_nothing_selected_means_before_the_output():
    design = first_design()
    before = design.graph.sources("output")
    design, new = edits.append_block(design, None, BLOCKS["Dropout"]())
    assert design.graph.sources(new) == before
    assert design.graph.sources("output") == (new,)


def test_the_output_selected_means_before_it():
    design, new = edits.append_block(first_design(), "output", BLOCKS["Dropout"]())
    assert design.graph.sources("output") == (new,)


def test_an_input_leads_the_block_that_waits_for_one():
    design, conv = edits.append_block(Design(), None, BLOCKS["Conv2d"]())
    design, head = edits.append_block(design, conv, BLOCKS["Input"]())
    assert head == "input" and design.graph.sources(conv) == ("input",)


@given(st.lists(st.tuples(st.sampled_from(sorted(BLOCKS)), st.integers(0, 20)), max_size=12))
def test_appending_never_fails_nor_dangles(steps):
    design = Design()
    for name, at in steps:
        known = sorted(design.graph.nodes)
        design, new = edits.append_block(design, known[at % len(known)] if known else None, BLOCKS[name]())
        assert new in design.graph
    for edge in design.graph.edges:
        assert edge.source in design.graph and edge.target in design.graph
    assert not design.graph.cyclic


def test_every_template_begins_sound_with_data_that_suits_it():
    for template in templates().values():
        design = from_template(template)
        report = check(design.graph)
        assert report.sound, template.name
    assert from_template(templates()["lenet5-28"]).data == "digits"
    assert from_template(templates()["mlp-cifar10"]).data == "cifar10"
    assert from_template(templates()["lenet5-28"], "mnist").data == "mnist"
    assert from_template(templates()["vgg16"], "mnist").data == ""


def test_a_name_is_what_files_keep_of_it():
    design = first_design()
    pasted = "x\ny" * 400
    for named in (
        edits.rename(design, "conv1", pasted),
        with_names(design, [design.graph[id] for id in ("conv1", "conv2")], pasted),
    ):
        assert loads(dumps(named)) == named
        assert len(named.graph["conv1"].name) == 200
