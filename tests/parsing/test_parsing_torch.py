"""torch's ways of writing a network."""

from __future__ import annotations

import pytest

from cnnstudio.blocks.avg_pool2d import AvgPool2d
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.zero_pad2d import ZeroPad2d
from cnnstudio.codegen.source import source
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.check import check
from cnnstudio.graph.leaves import leaves
from cnnstudio.parsing.network import network_from_code
from cnnstudio.templates.registry import templates
from tests.parsing.slides import TORCH, blocks, codes, drawn, kinds


@pytest.mark.parametrize("name", templates())
def test_our_own_code_is_read_back(name):
    graph = templates()[name].build()
    parsed = network_from_code(source(check(graph)))
    assert blocks(parsed.graph) == blocks(leaves(graph))
    weights = [report.weights for report in check(graph).nodes.values() if report.weights]
    assert [report.weights for report in check(parsed.graph).nodes.values() if report.weights] == weights
    named = {id for id, report in check(graph).nodes.items() if report.weights and "." not in id}
    assert named <= set(parsed.graph.nodes)
    assert (parsed.unknown, parsed.notes) == ((), ())


@pytest.mark.parametrize(
    ("module", "block"),
    [
        ("nn.Conv2d(1, 8, 3)", Conv2d(8, 3)),
        ("nn.Conv2d(1, 8, kernel_size=(3, 5), stride=2, padding=(1, 0))", Conv2d(8, (3, 5), 2, (1, 0))),
        ("nn.Conv2d(1, 8, 3, padding='same', bias=False)", Conv2d(8, 3, padding="same", bias=False)),
        ("torch.nn.MaxPool2d(3, 2, 1, ceil_mode=True)", MaxPool2d(3, 2, 1, True)),
        ("nn.AvgPool2d(2)", AvgPool2d(2)),
        ("nn.BatchNorm2d(1, momentum=0.2)", BatchNorm2d(momentum=0.2)),
        ("nn.ZeroPad2d((1, 2, 3, 4))", ZeroPad2d((3, 4), (1, 2))),
        ("nn.LazyLinear(3)", Linear(3)),
    ],
)
def test_a_module_is_its_block(module, block):
    assert block in blocks(network_from_code(f"nn.Sequential({module}, nn.ReLU())").graph)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("x = F.relu(x)", ["ReLU"]),
        ("x = torch.tanh(x)", ["Tanh"]),
        ("x = nn.functional.max_pool2d(x, 2)", ["MaxPool2d"]),
        ("x = F.adaptive_avg_pool2d(x, (1, 1))", ["AdaptiveAvgPool2d"]),
        ("x = x.view(-1, 3 * 784)", ["Flatten"]),
        ("x = x.view(x.size(0), -1)", ["Flatten"]),
        ("x = torch.reshape(x, (x.shape[0], -1))", ["Flatten"]),
        ("x = x.flatten(1)", ["Flatten"]),
        ("x = x.mean(dim=(2, 3))", ["AdaptiveAvgPool2d", "Flatten"]),
        ("x = F.pad(x, (1, 1))", ["ZeroPad2d"]),
        ("x = F.dropout(x, 0.2, training=self.training)", ["Dropout"]),
        ("x = F.log_softmax(x, dim=1)", ["Softmax"]),
        ("x = x + x", ["Add"]),
        ("x += x", ["Add"]),
        ("x = torch.cat([x, x], dim=1)", ["Concatenate"]),
        ("x = x.contiguous().relu()", ["ReLU"]),
        ("x = x * 2", ["Mult"]),
        ("x = x.view(-1, 3, 7, 4, 7)", ["view"]),
        ("x = torch.cat([x, x], 2)", ["cat"]),
        ("x = F.interpolate(x, 2)", ["interpolate"]),
        ("x = x[:, 0]", ["[]"]),
        ("if strange(x): x = F.relu(x)", ["if"]),
    ],
)
def test_a_line_of_forward_is_its_block(line, kind):
    made = "class N(nn.Module):\n def __init__(self):\n  self.c = nn.Conv2d(3, 3, 1)\n"
    text = f"{made} def forward(self, x):\n  x = self.c(x)\n  {line}\n  return x"
    assert drawn(text) == ["Conv2d", *kind]


def test_an_ordered_dict_names_its_modules():
    text = "net = nn.Sequential(OrderedDict([('first', nn.Conv2d(3, 4, 3)), ('act', nn.ReLU())]))"
    assert list(network_from_code(text).graph.nodes) == ["input", "first", "act", "output"]


def test_a_block_of_its_own_class_is_drawn_each_time():
    text = """
class Unit(nn.Module):
    def __init__(self, channels, width=3):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, width, padding=1)
        self.shrink = None if channels > 4 else nn.Conv2d(channels, channels, 1)
    def forward(self, x):
        y = F.relu(self.conv(x))
        if self.shrink is not None:
            y = self.shrink(y)
        return x + y

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.features = nn.Sequential(Unit(3), nn.Conv2d(3, 8, 1), Unit(8))
        self.head = nn.Linear(8, 2)
    def forward(self, x):
        return self.head(self.features(x).mean([2, 3]))
"""
    parsed = network_from_code(text)
    assert check(parsed.graph).sound and parsed.unknown == ()
    assert {"features_0_conv", "features_0_shrink", "features_1", "features_2_conv", "head"} <= set(parsed.graph.nodes)
    assert "features_2_shrink" not in parsed.graph


def test_methods_without_their_class_are_a_network():
    text = "self.conv1 = nn.Conv2d(3, 6, 5)\ndef forward(self, x):\n    return F.relu(self.conv1(x))"
    assert drawn(text) == ["Conv2d", "ReLU"]


def test_a_class_whose_forward_is_cut_off_is_drawn_in_its_order():
    text = TORCH.partition("    def forward")[0]
    assert drawn(text) == ["Conv2d", "MaxPool2d", "Conv2d", "Linear", "Linear", "Linear"]


def test_a_module_with_weights_used_twice_is_unknown_and_one_without_is_copied():
    text = TORCH.replace("self.conv2(x)", "self.conv1(x)")
    parsed = network_from_code(text)
    assert [block.reason.code for block in blocks(parsed.graph) if isinstance(block, UnknownBlock)] == ["parsing.shared"]
    assert kinds(parsed.graph).count("MaxPool2d") == 2


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("nn.Sequential(nn.Linear(784, 10))", (1, 28, 28)),
        ("nn.Sequential(nn.Flatten(), nn.Linear(3072, 10))", (3, 32, 32)),
        ("nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(4 * 98 * 98, 10))", (3, 100, 100)),
        ("nn.Sequential(nn.Conv2d(2, 4, 3))", (2, 28, 28)),
        ("net = nn.Sequential(nn.Conv2d(3, 4, 3))\nnet(torch.randn(8, 3, 40, 50))", (3, 40, 50)),
        ("net = nn.Sequential(nn.Conv2d(3, 4, 3))\nsummary(net, (3, 48, 64))", (3, 48, 64)),
    ],
)
def test_the_size_of_the_picture_is_found(text, shape):
    assert check(network_from_code(text).graph).shape("input") == shape


def test_channels_that_do_not_fit_are_said():
    parsed = network_from_code("net = nn.Sequential(nn.Conv2d(1, 6, 5), nn.ReLU(), nn.Conv2d(16, 8, 5))")
    assert "parsing.reads" in codes(parsed)
