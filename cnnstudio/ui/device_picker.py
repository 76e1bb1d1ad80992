"""Chooses where to compute; what there is, the engine says when it is ready."""

from __future__ import annotations

from dataclasses import replace

from cnnstudio.ui.document import Document
from cnnstudio.ui.picker import Picker
from cnnstudio.ui.words import filled, translate


class DevicePicker(Picker):
    """Shows the plan's device; the menu lists `devices`, pairs of a name (`cuda:0`) and a title."""

    def __init__(self, document: Document) -> None:
        super().__init__("header.device", translate("Header", "Device"))
        self.document = document
        self.devices: list[tuple[str, str]] = []
        self.menu().aboutToShow.connect(self.fill)
        document.changed.connect(self._show)
        self._show()

    def show_devices(self, devices: list[tuple[str, str]]) -> None:
        """Offer these devices from now on."""
        self.devices = devices
        self._show()

    def fill(self) -> None:
        """Fill the menu with what there is."""
        menu = self.menu()
        menu.clear()
        for name, title in [("auto", self._auto()), *self.devices]:
            action = menu.addAction(title)
            action.setObjectName(f"device.{name}")
            action.setCheckable(True)
            action.setChecked(name == self.document.design.plan.device)
            action.triggered.connect(lambda _on, name=name: self.choose(name))
        if not self.devices:
            waiting = menu.addAction(translate("Header", "The engine is still looking for devices"))
            waiting.setEnabled(False)

    def choose(self, name: str) -> None:
        """Compute on this device."""
        design = self.document.design
        if name != design.plan.device:
            plan = design.plan.with_values(device=name)
            self.document.edit(filled(translate("Edit", "Choose the device {name}"), name=name), replace(design, plan=plan))

    def _auto(self) -> str:
        return translate("Header", "Auto: the best there is")

    def _show(self, *_change: object) -> None:
        name = self.document.design.plan.device
        titles = dict(self.devices)
        self.show_choice(translate("Header", "Auto") if name == "auto" else titles.get(name, name))
