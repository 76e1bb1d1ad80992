"""What to begin with: the first network, and the design of a template."""

from __future__ import annotations

from cnnstudio.design.design import Design
from cnnstudio.templates import lenet
from cnnstudio.templates.template import Template
from cnnstudio.ui.document import data_facts
from cnnstudio.ui.words import say

FIRST = "lenet5-28"
_EMBEDDED = {"mnist": "digits", "fashion-mnist": "digits"}
"""Sets that come with the program, in place of ones of the same shape that must be fetched."""


def first_design() -> Design:
    """Return what the first window shows: LeNet-5 with the digits chosen."""
    return from_template(next(template for template in lenet.TEMPLATES if template.name == FIRST))


def from_template(template: Template, chosen: str = "") -> Design:
    """Return a design with the template's network as its source describes it.

    The data is `chosen` where it suits the network, else what the template was made for, or an embedded set of its shape; none
    where there is no such set.
    """
    wanted = [chosen, _EMBEDDED.get(template.data, template.data), "digits", "cifar10"]
    return Design(
        networks={"main": template.build()},
        data=next((name for name in wanted if _suits(template, name)), ""),
        title=say(template.title),
    )


def _suits(template: Template, name: str) -> bool:
    data = data_facts(name)
    if data is None or data.classes != template.classes or data.shape[0] != template.input_shape[0]:
        return False
    room = template.input_shape[1] - data.shape[1]
    return 0 <= room <= data.shape[1] // 6
