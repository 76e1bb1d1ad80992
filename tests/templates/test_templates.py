from __future__ import annotations

import pytest

from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.graph.group import groups
from cnnstudio.graph.leaves import leaves
from cnnstudio.graph.paths import at
from cnnstudio.graph.text import Text
from cnnstudio.templates.registry import templates

NAMES = (
    *("mlp", "mlp-cifar10", "cnn-v1", "cnn-v2"),
    *("lenet5-28", "lenet5", "lenet5-1998", "lenet5-improved"),
    *("gap-cnn", "alexnet-lecture", "alexnet"),
    *("vgg11", "vgg13", "vgg16", "vgg19", "resnet18"),
)
TEMPLATES = templates()

PARAMETERS = {
    "mlp": 188_660,
    "mlp-cifar10": 646_260,
    "cnn-v1": 2_086,
    "cnn-v2": 8_178,
    "lenet5-28": 44_426,
    "lenet5": 61_706,
    "lenet5-1998": 61_706,
    "lenet5-improved": 198_526,
    "gap-cnn": 372_234,
    "alexnet-lecture": 62_378_344,
    "alexnet": 61_100_840,
    "vgg19": 143_667_240,
    "resnet18": 11_689_512,
}


def test_all_are_found_in_the_order_of_the_lists():
    assert tuple(TEMPLATES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_problems(name):
    template = TEMPLATES[name]
    graph = template.build()
    assert check(graph).problems == ()
    assert check(graph, Data(template.input_shape, template.classes)).problems == ()
    assert graph["input"].block.shape == template.input_shape


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters(name):
    assert check(TEMPLATES[name].build()).parameters == PARAMETERS[name]


@pytest.mark.parametrize("name", NAMES)
def test_what_students_read_is_marked_for_translation(name):
    template = TEMPLATES[name]
    for text in (template.title, template.family, template.paragraph):
        assert isinstance(text, Text)
        assert text.context == "Templates"
    assert 2 <= template.paragraph.count(". ") + 1 <= 4
    assert template.source


@pytest.mark.parametrize("name", NAMES)
def test_the_graph_lists_its_blocks_in_the_order_in_which_they_run(name):
    graph = TEMPLATES[name].build()
    assert tuple(graph.nodes) == graph.order
    assert graph.order[0] == "input"
    assert graph.order[-1] == "output"


@pytest.mark.parametrize("name", NAMES)
def test_softmax_stands_at_the_end_where_lectures_draw_it(name):
    graph = TEMPLATES[name].build()
    assert (graph.sources("output") == ("softmax",)) is (name not in ("alexnet", "resnet18"))


def test_ids_are_readable():
    ids = "input conv1 relu1 pool1 conv2 relu2 pool2 flatten fc1 relu3 fc2 relu4 fc3 softmax output"
    assert list(TEMPLATES["lenet5-28"].build().nodes) == ids.split()
    vgg = "input stage1 stage2 stage3 stage4 stage5 avgpool flatten fc6 relu6 drop6 fc7 relu7 drop7 fc8 softmax output"
    assert list(TEMPLATES["vgg19"].build().nodes) == vgg.split()
    assert {"stage1.conv_relu.0.conv", "stage5.conv_relu.3.conv", "stage5.pool"} <= set(
        leaves(TEMPLATES["vgg19"].build()).nodes
    )
    found = set(leaves(TEMPLATES["resnet18"].build()).nodes)
    assert {"layer1.0.conv1", "layer1.1.conv1", "layer4_down.downsample_conv", "layer4.relu2"} <= found


@pytest.mark.parametrize(
    ("name", "depths"), {"vgg11": (1, 1, 2, 2, 2), "vgg16": (2, 2, 3, 3, 3), "vgg19": (2, 2, 4, 4, 4)}.items()
)
def test_convolutions_that_follow_each_other_in_vgg_are_one_group_that_repeats(name, depths):
    graph = TEMPLATES[name].build()
    assert tuple(at(graph, f"stage{stage}.conv_relu").block.repeat for stage in range(1, 6)) == depths


def test_equal_blocks_of_resnet_are_one_group_that_repeats():
    graph = TEMPLATES["resnet18"].build()
    assert {id: group.repeat for id, group in groups(graph).items()} == {
        "layer1": 2,
        **{f"layer{stage}{kind}": 1 for stage in (2, 3, 4) for kind in ("_down", "")},
    }


def test_the_shortcut_of_a_residual_block_is_its_second_input():
    graph = leaves(TEMPLATES["resnet18"].build())
    assert graph.sources("layer1.1.add") == ("layer1.1.bn2", "layer1.0.relu2")
    assert graph.sources("layer2_down.add") == ("layer2_down.bn2", "layer2_down.downsample_bn")


@pytest.mark.parametrize("name", NAMES)
def test_input_and_classes_can_be_given(name):
    _, height, width = TEMPLATES[name].input_shape
    shape = (4, height + 8, width + 4)
    graph = TEMPLATES[name].build(input_shape=shape, classes=7)
    report = check(graph, Data(shape, 7))
    assert report.problems == ()
    assert (report.shape("input"), report.shape("output")) == (shape, (7,))


def test_a_size_that_cannot_be_is_reported_at_its_cause():
    report = check(TEMPLATES["vgg11"].build(input_shape=(1, 28, 28)))
    assert [(problem.code, problem.address) for problem in report.problems] == [("window.large", "stage5.pool")]


@pytest.mark.parametrize("data", [Data((1, 28, 28), 10), Data((3, 32, 32), 6), Data((1, 8, 8), 2)])
@pytest.mark.parametrize("name", NAMES)
def test_every_template_can_be_fitted_to_data(name, data):
    graph = TEMPLATES[name].fitted(data)
    report = check(graph, data)
    assert report.problems == ()
    assert (graph["input"].block.channels, report.shape("output")) == (data.shape[0], (data.classes,))


def test_fitted_networks_follow_the_size_where_they_can():
    digits, photographs = Data((1, 28, 28), 10), Data((3, 32, 32), 10)
    sizes = {name: TEMPLATES[name].fitted(digits)["input"].block.height for name in NAMES}
    assert {name for name, size in sizes.items() if size == 28} >= {"mlp", "mlp-cifar10", "cnn-v2", "lenet5-28", "gap-cnn"}
    assert {sizes[name] for name in ("lenet5", "lenet5-1998", "vgg11", "vgg19")} == {32}
    assert (sizes["alexnet"], sizes["alexnet-lecture"]) == (224, 227)
    assert TEMPLATES["lenet5-28"].fitted(photographs)["input"].block.shape == (3, 32, 32)
