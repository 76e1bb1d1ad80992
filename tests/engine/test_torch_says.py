"""What torch is heard to say: its own words at the block that is at fault, and nothing where it is content."""

from __future__ import annotations

import pytest
import torch

from cnnstudio.blocks.add import Add
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps
from cnnstudio.engine.torch_says import hear
from cnnstudio.graph.check import check
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.paths import with_repeat
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import AskTorch
from cnnstudio.protocol.messages import Ready, Refused, TorchSaid
from cnnstudio.templates.registry import templates


def lenet() -> Graph:
    return templates()["lenet5-28"].build()


def changed(id: str, **values: object) -> Graph:
    graph = lenet()
    return graph.replace(id, graph[id].block.with_values(**values))


def two_sizes() -> Graph:
    return lenet().add(Add(), "sum").connect("conv1", "sum").connect("pool1", "sum")


FAULTS = {
    "a window too large": (
        changed("conv2", kernel_size=(31, 31)),
        "conv2",
        "Kernel size can't be greater than actual input size",
    ),
    "no flatten": (lenet().remove(["flatten"], reconnect=True), "fc1", "shapes cannot be multiplied (64x4 and 256x120)"),
    "groups": (changed("conv1", groups=3), "conv1", "in_channels must be divisible by groups"),
    "same and a stride": (changed("conv1", padding="same", stride=(2, 2)), "conv1", "not supported for strided convolutions"),
    "too much padding": (changed("pool1", padding=(3, 3)), "pool1", "pad should be at most half"),
    "no window at all": (changed("conv1", kernel_size=(0, 0)), "conv1", "kernel size should be greater than zero"),
    "too few classes": (changed("fc3", out_features=7), "output", "Target 9 is out of bounds."),
    "no wire": (lenet().add(Conv2d(), "alone"), "alone", "missing 1 required positional argument: 'input'"),
    "two sizes": (two_sizes(), "sum", "The size of tensor a (24) must match the size of tensor b (12)"),
}


@pytest.mark.parametrize(("graph", "address", "words"), list(FAULTS.values()), ids=list(FAULTS))
def test_torch_speaks_where_the_studio_sees_a_problem(graph, address, words):
    said = hear(Design(networks={"main": graph}), address)
    assert said.address == address and said.source
    name, _, text = said.text.partition(": ")
    assert words in text and name in ("RuntimeError", "ValueError", "TypeError", "IndexError")


@pytest.mark.parametrize("name", ["lenet5-28", "gap-cnn", "resnet18"])
def test_a_sound_network_is_accepted_with_the_shapes_that_we_say(name):
    graph = templates()[name].build()
    report = check(graph)
    for address in list(report.nodes)[1:-1:7]:
        said = hear(Design(networks={"main": graph}), address)
        assert (said.text, said.shape) == ("", (1, *report.shape(address)))


def test_a_fault_on_the_way_is_told_where_it_is():
    said = hear(Design(networks={"main": changed("conv2", kernel_size=(31, 31))}), "fc2")
    assert said.address == "conv2"


def test_copies_in_a_group_are_asked_one_by_one():
    graph, group, _ = fold(lenet(), ["conv2", "relu2"])
    design = Design(networks={"main": with_repeat(graph, group, 3)})
    (problem, *_) = check(design.graph).problems
    assert problem.address == f"{group}.2.conv2", "two copies fit, the third does not"
    assert hear(design, f"{group}.1.conv2").shape == (1, 16, 4, 4)
    assert "(4 x 4). Kernel size: (5 x 5)" in hear(design, problem.address).text


def test_nothing_is_drawn_from_the_random_generator():
    torch.manual_seed(3)
    before = torch.get_rng_state()
    hear(Design(networks={"main": lenet()}), "fc3")
    assert torch.equal(torch.get_rng_state(), before)


def test_what_is_no_line_of_code_is_refused_with_a_sentence():
    for graph, address in ((lenet(), "nowhere"), (lenet().add(Add(), "sum"), "sum")):
        with pytest.raises(StudioError) as caught:
            hear(Design(networks={"main": graph}), address)
        assert caught.value.message.code == "torch.unaskable"


def test_huge_networks_are_asked_without_their_numbers():
    most = 2**31 - 1
    said = hear(Design(networks={"main": changed("fc1", out_features=most)}), "fc1")
    assert (said.text, said.shape) == ("", (1, most))


def test_the_engine_answers_and_refuses():
    document = Document(dumps(Design(networks={"main": changed("conv2", kernel_size=(31, 31))})))
    with EngineProcess() as engine:
        engine.wait(Ready)
        engine.send(AskTorch(7, document, "conv2"), AskTorch(8, document, "nowhere"))
        said = engine.wait(TorchSaid)
        assert (said.token, said.address) == (7, "conv2") and "31 x 31" in said.text
        refused = engine.wait(Refused)
        assert refused.token == 8 and refused.failed.code == "torch.unaskable"
