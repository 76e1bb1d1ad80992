"""Chooses the data set; an edit of the design like every other."""

from __future__ import annotations

from cnnstudio.data.catalogue import DATASETS, DatasetInfo
from cnnstudio.ui import edits
from cnnstudio.ui.document import Document, data_facts
from cnnstudio.ui.picker import Picker
from cnnstudio.ui.words import filled, say, translate


class DataPicker(Picker):
    """Shows the design's data; the menu lists the catalogue."""

    def __init__(self, document: Document) -> None:
        super().__init__("header.data", translate("Header", "Data"))
        self.document = document
        self.menu().aboutToShow.connect(self.fill)
        document.changed.connect(self._changed)
        self._show()

    def fill(self) -> None:
        """Fill the menu with what there is; what is not on this machine yet says so."""
        from cnnstudio.data.loading import available

        menu = self.menu()
        menu.clear()
        for info in DATASETS.values():
            there = info.embedded or available(info.name)
            missing = "" if there else "  ·  " + translate("Header", "to be downloaded")
            action = menu.addAction(f"{say(info.title)}  ·  {facts(info)}{missing}")
            action.setObjectName(f"data.{info.name}")
            action.setToolTip(say(info.summary))
            action.setCheckable(True)
            action.setChecked(info.name == self.document.design.data)
            action.triggered.connect(lambda _on, name=info.name: self.choose(name))

    def choose(self, name: str) -> None:
        """Train on this data set; input and classes follow where they can."""
        if name == self.document.design.data:
            return
        design = edits.with_data(self.document.design, name, data_facts(name))
        self.document.edit(filled(translate("Edit", "Choose {data}"), data=say(DATASETS[name].title)), design)

    def _changed(self, before: object, after: object) -> None:
        if before.data != after.data:  # type: ignore[attr-defined]
            self._show()

    def _show(self) -> None:
        name = self.document.design.data
        info = DATASETS.get(name)
        if info is None:
            self.show_choice(name or translate("Header", "choose a data set"))
        else:
            title = say(info.title).partition(" (")[0]
            self.show_choice(f"{title} · {'×'.join(map(str, info.shape))}", f"{say(info.summary)}\n{facts(info)}")


def facts(info: DatasetInfo) -> str:
    """Return shape and classes: 1×28×28 · 10 classes."""
    shape = "×".join(map(str, info.shape))
    return filled(translate("Header", "{shape} · {count} classes"), shape=shape, count=len(info.classes))
