"""The network as a picture: PNG and SVG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from cnnstudio.design.durable import write_file
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.ui.canvas.block_item import BlockItem
from cnnstudio.ui.canvas.look import FULL
from cnnstudio.ui.canvas.metrics import MARGIN
from cnnstudio.ui.canvas.remark_item import RemarkItem
from cnnstudio.ui.canvas.scene import CanvasScene
from cnnstudio.ui.canvas.sideways import SHAPE_GAP

_MOST_PIXELS = 120_000_000


def save_png(scene: CanvasScene, path: Path | str, scale: float = 2.0) -> None:
    """Write the whole network as a PNG, `scale` pixels per unit or what memory allows. Raises `StudioError`."""
    area = _area(scene)
    scale = min(scale, (_MOST_PIXELS / (area.width() * area.height())) ** 0.5)
    image = QImage(int(area.width() * scale), int(area.height() * scale), QImage.Format.Format_RGB32)
    image.fill(scene.look.canvas.color())
    painter = QPainter(image)
    _paint(scene, painter, QRectF(image.rect()), area)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    write_file(path, bytes(data.data()))


def save_svg(scene: CanvasScene, path: Path | str) -> None:
    """Write the whole network as an SVG. Raises `StudioError`."""
    area = _area(scene)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(int(area.width()), int(area.height())))
    generator.setViewBox(QRectF(0, 0, area.width(), area.height()))
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, area.width(), area.height()), scene.look.canvas)
    _paint(scene, painter, QRectF(0, 0, area.width(), area.height()), area)
    painter.end()
    write_file(path, bytes(data.data()))


def _area(scene: CanvasScene) -> QRectF:
    content = scene.content()
    if content.isEmpty():
        source = translate("Canvas", "There is nothing to draw yet: place a block first.")
        raise StudioError(Message("canvas.empty", source))
    if scene.placed.sideways:
        content.adjust(0, 0, SHAPE_GAP, 0)
    for wire in scene.wires.values():
        content = content.united(wire.boundingRect())
    return content.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def _paint(scene: CanvasScene, painter: QPainter, target: QRectF, area: QRectF) -> None:
    """Paint everything in full and nothing selected, whatever is on screen."""
    items: list[BlockItem | RemarkItem] = [*scene.blocks.values(), *scene.remarks.items.values()]
    chosen = [item for item in items if item.selected]
    detail = scene.look.detail
    scene.look.detail = FULL
    for item in chosen:
        item.selected = False
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        scene.render(painter, target, area, Qt.AspectRatioMode.KeepAspectRatio)
    finally:
        scene.look.detail = detail
        for item in chosen:
            item.selected = True
