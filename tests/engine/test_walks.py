from __future__ import annotations

import random

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import build, plan_path
from cnnstudio.engine.devices import devices, pick
from cnnstudio.engine.training.batches import Pictures, Scaling, order
from cnnstudio.engine.training.optimizers import load_optimizer, make_optimizer, optimizer_tensors
from cnnstudio.engine.training.walk import TrainingWalk
from cnnstudio.graph.check import check, inputs
from cnnstudio.graph.graph import chain
from cnnstudio.plan.plan import OPTIMIZERS, Plan
from cnnstudio.templates.registry import templates
from tests.graph.random_graphs import random_network

SMALL = {"alexnet": (3, 64, 64), "vgg11": (3, 32, 32), "vgg13": (3, 32, 32), "vgg16": (3, 32, 32), "vgg19": (3, 32, 32)}
HUGE = {"alexnet-lecture"}


def small(name: str):
    template = templates()[name]
    graph = template.build(input_shape=SMALL.get(name), classes=10)
    return build(check(graph), seed=3)


def batch_for(walk, count: int = 4) -> torch.Tensor:
    shape = walk.report.nodes[inputs(walk.report.graph)[0]].shape
    generator = torch.Generator().manual_seed(1)
    return torch.randn(count, *shape, generator=generator).to(memory_format=torch.channels_last)


def gradients(walk, logits, x, labels):
    walk.zero_grad()
    torch.manual_seed(11)
    scores = logits(x)
    cross_entropy(scores, labels).backward()
    return scores.detach(), {name: p.grad.clone() for name, p in walk.named_parameters() if p.grad is not None}


@pytest.mark.parametrize("name", sorted(set(templates()) - HUGE - {"vgg13", "vgg16", "vgg19"}))
def test_training_walk_equals_plain_walk_bit_for_bit(name):
    walk = small(name).to(memory_format=torch.channels_last).train()
    x, labels = batch_for(walk), torch.tensor([1, 2, 3, 4])
    twin = walk.clone()
    plain_scores, plain = gradients(walk, walk.logits, x, labels)
    fast_scores, fast = gradients(twin, TrainingWalk(twin), x, labels)
    assert torch.equal(plain_scores, fast_scores)
    assert plain.keys() == fast.keys() and all(torch.equal(plain[key], fast[key]) for key in plain)
    assert all(torch.equal(a, b) for a, b in zip(walk.state_dict().values(), twin.state_dict().values(), strict=True))


def crowded_with_relus(seed: int):
    """A random network, with forks, merges and dead ends, in whose wires ReLUs and poolings of the same size were put."""
    kinds, rng = registry(), random.Random(seed)
    graph = random_network(rng, 14)
    for edge in graph.edges:
        if graph[edge.target].block.type_name() not in ("Linear", "Softmax", "Output") and rng.random() < 0.6:
            id = graph.free_id(kinds["ReLU"]())
            graph = graph.splice(edge, kinds["ReLU"](), id)
            if rng.random() < 0.5:
                graph = graph.splice(graph.out_of(id)[0], kinds["MaxPool2d"](3, 1, 1))
    return build(check(graph), seed)


def test_a_walk_holds_a_value_until_its_last_reader_and_no_longer():
    for seed in range(20):
        walk = crowded_with_relus(seed)
        for goal in (walk.sink, walk.scores):
            alive = {walk.source}
            path = plan_path(walk.steps, goal)
            for at, (step, done) in enumerate(path):
                assert alive.issuperset(step.feeds)
                alive = (alive | {step.id}).difference(done)
                wanted = {feed for later, _ in path[at + 1 :] for feed in later.feeds}
                assert alive <= wanted | {goal}, seed
            assert alive == {goal}


@pytest.mark.filterwarnings("ignore:Using padding='same'")
def test_rewrites_keep_every_bit_of_any_network():
    rewritten = 0
    for seed in range(60):
        walk = crowded_with_relus(seed).to(memory_format=torch.channels_last).train()
        twin = walk.clone()
        fast = TrainingWalk(twin)
        # Whole numbers tie often, which is where maximum and gradient could go different ways.
        x, labels = batch_for(walk).round(), torch.tensor([0, 1, 2, 0])
        before = x.clone(memory_format=torch.preserve_format)
        plain_scores, plain = gradients(walk, walk.logits, x, labels)
        fast_scores, found = gradients(twin, fast, x, labels)
        assert torch.equal(plain_scores, fast_scores) and torch.equal(x, before), seed
        assert plain.keys() == found.keys() and all(torch.equal(plain[key], found[key]) for key in plain), seed
        rewritten += sum(step.compute is torch.relu_ for step, _ in fast.path)
    assert rewritten > 60


def test_relu_moves_behind_the_pooling_that_alone_reads_it():
    kinds = registry()
    graph = chain(
        kinds["Input"](), kinds["Conv2d"](4, 3), kinds["ReLU"](), kinds["MaxPool2d"](), kinds["Flatten"](),
        kinds["Linear"](10), kinds["Output"](),
    )  # fmt: skip
    walk = build(check(graph))
    order = [type(step.compute).__name__ for step, _ in TrainingWalk(walk).path]
    assert order[1] == "MaxPool2d"
    merged = graph.splice(graph.into("flatten1")[0], kinds["Add"](), "add1")
    read_twice = merged.add(kinds["AvgPool2d"](), "pool2", after="relu1").connect("pool2", "add1")
    kept = [type(step.compute).__name__ for step, _ in TrainingWalk(build(check(read_twice))).path]
    assert kept[1] != "MaxPool2d"


def test_softmax_at_the_end_is_for_predictions_only():
    walk = small("lenet5-28").eval()
    x = batch_for(walk)
    with torch.no_grad():
        answer, logits = walk(x), walk.logits(x)
    assert torch.allclose(answer.sum(1), torch.ones(4)) and torch.allclose(answer, logits.softmax(1))


def test_building_leaves_the_random_state_alone_and_draws_from_the_seed(monkeypatch):
    torch.manual_seed(0)
    before = torch.get_rng_state()
    monkeypatch.setattr(torch, "manual_seed", None)  # It would seed the GPUs too, from which a run may be drawing.
    one, two, other = small("lenet5-28"), small("lenet5-28"), build(check(templates()["lenet5-28"].build()), seed=4)
    assert torch.equal(torch.get_rng_state(), before)
    assert torch.equal(one.conv1.weight, two.conv1.weight)
    assert not torch.equal(one.conv1.weight, other.conv1.weight)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_fused_optimizers_step_as_the_plain_ones_do(optimizer):
    """Fused kernels are silently wrong where strides differ: channels-last weights must end where the plain formula ends."""
    walk = small("lenet5").to(memory_format=torch.channels_last).train()
    twin = walk.clone()
    plan = Plan(optimizer=optimizer, learning_rate=0.01, weight_decay=0.01)
    ours = make_optimizer(plan, walk.parameters())
    reference = make_optimizer(plan, twin.parameters())
    for group in reference.param_groups:
        group["fused"], group["foreach"] = None, False
    x, labels = batch_for(walk), torch.tensor([0, 1, 2, 3])
    for _ in range(3):
        for module, stepper in ((walk, ours), (twin, reference)):
            gradients(module, module.logits, x, labels)
            stepper.step()
    for name, parameter in walk.named_parameters():
        torch.testing.assert_close(parameter, twin.get_parameter(name), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_state_of_an_optimizer_returns_to_the_device_where_its_kernel_looks_for_it(optimizer):
    weight = torch.nn.Parameter(torch.ones(4, 3, 2, 2))
    ours = make_optimizer(Plan(optimizer=optimizer, momentum=0.9), [weight])
    weight.grad = torch.ones_like(weight)
    ours.step()
    far = torch.nn.Parameter(torch.ones(4, 3, 2, 2, device="meta"))
    there = make_optimizer(Plan(optimizer=optimizer, momentum=0.9), [far])
    load_optimizer(there, optimizer_tensors(ours, {weight: "weight"}), {far: "weight"})
    places = {field: value.device.type for field, value in there.state[far].items()}
    fused = bool(there.defaults.get("fused"))
    assert places.pop("step", None) in (("meta", None) if fused else ("cpu",))
    assert places and set(places.values()) == {"meta"}


def test_batches_are_the_pictures_scaled():
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (7, 3, 5, 6), dtype=np.uint8)
    labels = np.arange(7)
    scaling = Scaling.of(images)
    pictures = Pictures(images, labels, (3, 5, 6), scaling, torch.device("cpu"))
    batch, found = pictures.batch(torch.tensor([6, 0, 3]))
    expected = (images[[6, 0, 3]] / 255 - np.array(scaling.mean)[:, None, None]) / np.array(scaling.std)[:, None, None]
    np.testing.assert_allclose(batch.numpy(), expected, atol=1e-5)
    assert found.tolist() == [6, 0, 3] and batch.is_contiguous(memory_format=torch.channels_last)
    whole = torch.cat([part for part, _ in pictures.in_order(3)])
    assert abs(float(whole.mean())) < 1e-4 and abs(float(whole.std(unbiased=False)) - 1) < 1e-3


def test_pictures_too_many_to_keep_are_fitted_batch_by_batch(monkeypatch):
    images = np.random.default_rng(0).integers(0, 256, (9, 1, 28, 28), dtype=np.uint8)
    scaling, shape, cpu = Scaling.of(images), (3, 64, 64), torch.device("cpu")
    resident = Pictures(images, np.arange(9), shape, scaling, cpu)
    monkeypatch.setattr("cnnstudio.engine.training.batches.RESIDENT", 1000)
    lazy = Pictures(images, np.arange(9), shape, scaling, cpu)
    indexes = torch.tensor([8, 1, 4])
    assert lazy._images.numel() == 0 and torch.equal(lazy.batch(indexes)[0], resident.batch(indexes)[0])
    assert all(torch.equal(a, b) for (a, _), (b, _) in zip(lazy.in_order(4), resident.in_order(4), strict=True))


def test_the_order_of_pictures_depends_on_seed_and_epoch_alone():
    torch.manual_seed(1)
    first = order(100, 0, 1)
    torch.manual_seed(2)
    assert torch.equal(order(100, 0, 1), first)
    assert not torch.equal(order(100, 0, 2), first) and not torch.equal(order(100, 1, 1), first)
    assert sorted(first.tolist()) == list(range(100))


def test_devices_begin_with_the_processor():
    found = devices()
    assert found[0].name == "cpu" and found[0].title
    assert pick("auto").type in ("cpu", "cuda", "mps") and pick("cpu") == torch.device("cpu")
