"""Opens picture files of strangers: limited in size, verified, upright, without transparency."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.data.parts import Images

MOST_PIXELS = 50_000_000
MOST_BYTES = 100_000_000
# These plugins hand the file to another program or read no pixels themselves.
_LEFT_OUT = {"EPS", "WMF", "BUFR", "GRIB", "HDF5", "MPEG"}


def read_picture(path: Path) -> Images:
    """Return the picture in `path` as uint8 (1, H, W) where it is grey, else (3, H, W).

    A StudioError names the file where it is missing, no picture, damaged, or has more than MOST_PIXELS.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        with Image.open(path, formats=_formats()) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(path)
            image.verify()
        with Image.open(path, formats=_formats()) as image:
            return _planes(_flat(ImageOps.exif_transpose(image)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(path) from error
    except StudioError:
        raise
    except FileNotFoundError as error:
        text = translate("Data", "There is no file {file}; check its name.")
        raise StudioError(Message("picture.missing", text, file=str(path))) from error
    except Exception as error:  # Pillow's readers raise nearly anything on damaged files
        text = translate("Data", "The file {file} cannot be read as a picture; it is damaged or of an unknown kind.")
        raise StudioError(Message("picture.broken", text, file=str(path))) from error


def _formats() -> list[str]:
    Image.init()
    return [name for name in Image.ID if name not in _LEFT_OUT]


def _too_large(path: Path) -> StudioError:
    text = translate("Data", "The picture {file} is too large; scale it below {most} million pixels.")
    return StudioError(Message("picture.large", text, file=str(path), most=MOST_PIXELS // 1_000_000))


def _flat(image: Image.Image) -> Image.Image:
    """One grey or RGB layer; what is transparent becomes the opposite of what is drawn, so that it can be seen."""
    if image.mode.startswith(("I", "F")):
        return Image.fromarray(_deep_to_bytes(np.asarray(image)))
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L" if image.mode in ("1", "L") else "RGB")
    layered = image.convert("RGBA")
    alpha = np.asarray(layered.getchannel("A"), dtype=np.float64)
    ink = float((np.asarray(layered.convert("L")) * alpha).sum() / max(alpha.sum(), 1.0))
    behind = Image.new("RGBA", layered.size, (255, 255, 255, 255) if ink < 128 else (0, 0, 0, 255))
    return Image.alpha_composite(behind, layered).convert("L" if image.mode == "LA" else "RGB")


def _deep_to_bytes(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """16-bit and float pictures: what lies within a byte stays, the rest is scaled from 16 bits."""
    deep = np.nan_to_num(values.astype(np.float64))
    if deep.size and deep.max() > 255:
        deep = deep / 257
    return np.clip(np.rint(deep), 0, 255).astype(np.uint8)


def _planes(image: Image.Image) -> Images:
    pixels = np.asarray(image)
    if pixels.ndim == 2:
        return pixels[None].copy()
    return np.ascontiguousarray(pixels.transpose(2, 0, 1))
