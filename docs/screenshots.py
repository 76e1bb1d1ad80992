"""Makes the pictures of the README from the real window: LeNet-5 is drawn, trained on the embedded digits, and looked into.

python docs/screenshots.py [--out docs/pictures] [--epochs 12] [--scales 1 2] [--languages en es]

Writes `VIEW[-dark|-es][@2x].png` for the views design, training, explore and strips. No display is needed. The person's own
settings and runs are left alone.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

VIEWS = (
    *("design", "training", "explore", "why", "strips"),
    *("evaluate", "robustness", "problem", "groups", "resnet18"),
)
WIDTH, HEIGHT = 1366, 768
PATIENCE = 300.0
VARIANTS = {"en": {"": "light", "-dark": "dark"}, "es": {"-es": "light"}}
"""By language, the end of a picture's name and its appearance."""


def main() -> int:
    """Take the pictures at each scale and in each language, in a process of its own: both are taken when the studio starts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--languages", choices=VARIANTS, nargs="+", default=[*VARIANTS])
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        take(options.out, options.epochs, options.scales[0], VARIANTS[options.languages[0]])
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    for scale, language in product(options.scales, options.languages):
        with tempfile.TemporaryDirectory() as home:
            again = [__file__, "--child", "--out", options.out, "--epochs", options.epochs]
            again += ["--scales", scale, "--languages", language]
            subprocess.run([sys.executable, *map(str, again)], env=surroundings(Path(home), scale, language), check=True)
    for picture in sorted(options.out.glob("*.png")):
        print(f"{picture.stat().st_size / 1024:6.0f} KiB  {picture.name}")
    return 0


def surroundings(home: Path, scale: int, language: str) -> dict[str, str]:
    """Return the environment of a fresh user at a screen of 1366x768 points."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": WIDTH * scale, "height": HEIGHT * scale, "logicalDpi": 96, "dpr": 1}
    file = home / "screens.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
    return {
        **os.environ,
        **dict.fromkeys(places, str(home)),
        "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
        "QT_SCALE_FACTOR": str(scale),
        "CNNSTUDIO_LANG": language,
    }


def take(out: Path, epochs: int, scale: int, variants: Mapping[str, str]) -> None:
    """Draw, train, look inside, and write every picture."""
    from PySide6.QtWidgets import QApplication

    from cnnstudio.ui.application import application
    from cnnstudio.ui.commands.strips import film_strips
    from cnnstudio.ui.main_window import MainWindow
    from cnnstudio.ui.theme import theme

    app = application()
    window = MainWindow()
    window.showNormal()
    window.resize(WIDTH, HEIGHT)
    rest(1.0)
    end = "" if scale == 1 else f"@{scale}x"

    def picture(view: str) -> None:
        show(window, view)
        for suffix, appearance in variants.items():
            theme.choose(appearance)
            rest(1.5)
            write(window, out / f"{view}{suffix}{end}.png")

    until(lambda: window.engine.is_ready)
    picture("design")
    train(window, epochs)
    picture("training")
    show(window, "explore")
    until(lambda: window.explore.looking.last is not None)
    picture("explore")
    why(window, "conv1", (0, 11, 12))
    picture("why")
    strips = film_strips(window)
    strips.turn(True)
    why(window, "relu2", (3, 3, 4))
    show(window, "strips")
    until(lambda: strips.feed.maps)
    picture("strips")
    strips.turn(False)
    evaluate(window, picture)
    draw(window, picture)
    window._closing = True
    window.close()
    QApplication.processEvents()
    del app


def train(window: MainWindow, epochs: int) -> None:
    """Train what is on the canvas, to the end."""
    document = window.document
    plan = document.design.plan.with_values(epochs=epochs)
    document.edit("plan", replace(document.design, plan=plan))
    window.training.set_pace("full")
    window.train()
    until(lambda: window.training.busy)
    until(lambda: not window.training.busy)


def why(window: MainWindow, address: str, index: tuple[int, ...]) -> None:
    """Ask for the sum behind a value of a feature map."""
    from cnnstudio.ui.explore.why.explaining import Value, explaining_of

    explaining = explaining_of(window.explore.looking)
    explaining.explain(Value(address, index))
    until(lambda: explaining.found is not None and explaining.found.address == address)


def evaluate(window: MainWindow, picture: Callable[[str], None]) -> None:
    """Count the test pictures, as they are and at every shift."""
    from cnnstudio.ui.middle import EVALUATE

    window.header.tabs.setCurrentIndex(EVALUATE)
    page = window.middle.evaluate
    until(lambda: page.assessing.done and page.assessing.shown is not None)
    picture("evaluate")
    page.tabs.setCurrentIndex(1)
    page.trying.ask()
    until(lambda: "shift" in page.trying.entries[0].found and not page.trying.under_way)
    page.robustness.moved.move_to((4, 0))
    picture("robustness")
    page.tabs.setCurrentIndex(0)


def draw(window: MainWindow, picture: Callable[[str], None]) -> None:
    """Show a mistake with its repair, and networks of groups."""
    from cnnstudio.templates.registry import templates
    from cnnstudio.ui.beginnings import from_template

    design = window.document.design
    window.document.edit("Remove", design.with_graph(design.graph.remove(["flatten"], reconnect=True)))
    picture("problem")
    for view, name in (("groups", "vgg16"), ("resnet18", "resnet18")):
        window.document.new(from_template(templates()[name]))
        window.show_design()
        window.canvas.fit()
        picture(view)


def show(window: MainWindow, view: str) -> None:
    """Bring a view to the front, as a person would leave it."""
    from cnnstudio.ui.middle import DESIGN, EVALUATE, EXPLORE

    window.docks["panel.problems" if view == "problem" else "panel.training"].bring_forward()
    chosen = {"design": "conv2", "problem": "fc1", "groups": "stage3", "resnet18": "layer2"}.get(view, "conv1")
    window.selection.set([chosen])
    pages = {"explore": EXPLORE, "why": EXPLORE, "evaluate": EVALUATE, "robustness": EVALUATE}
    window.header.tabs.setCurrentIndex(pages.get(view, DESIGN))
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()
    rest(1.5)


def write(window: MainWindow, path: Path) -> None:
    """Write the window as a PNG of 256 colours, a third of the size of all of them."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().toImage().save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    palette = Image.new("P", (1, 1))
    palette.putpalette(palette_of(image.getcolors(image.width * image.height)))
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def palette_of(found: list[tuple[int, tuple[int, int, int]]]) -> list[int]:
    """Return 256 of the colours that were found (how often, which): frequent ones, and rare ones that are like no other."""
    import numpy as np

    often = np.array([count for count, _ in found], float) ** 0.4
    colours = np.array([colour for _, colour in found], float)
    chosen = [int(often.argmax())]
    far = np.full(len(colours), np.inf)
    for _ in range(min(255, len(colours) - 1)):
        far = np.minimum(far, np.linalg.norm(colours - colours[chosen[-1]], axis=1))
        chosen.append(int((often * far).argmax()))
    return [int(part) for colour in colours[chosen] for part in colour]


def until(condition: Callable[[], object]) -> None:
    """Let the window live until something is so. Raises `TimeoutError`."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the studio did not get there")
        rest(0.05)


def rest(seconds: float) -> None:
    """Let the window live for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
