"""`cnnstudio explain`: what of a picture speaks for a class, as a picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from cnnstudio.commands.options import data_options, json_option
from cnnstudio.commands.output import print_json, save_picture
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.words import decimal, say

METHODS = ("gradcam", "saliency", "occlusion")
SMALLEST = 256
"""Pixels of the longer side that the written picture has at least."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="RUN", help=say(translate("Usage", "the folder of a run")))
    text = translate("Usage", "a picture file, or the number of a test picture")
    parser.add_argument("--image", metavar="FILE|INDEX", required=True, help=say(text))
    text = translate("Usage", "Grad-CAM reads the maps of a block, saliency slopes, occlusion covers part after part")
    parser.add_argument("--method", choices=METHODS, metavar="|".join(METHODS), default="gradcam", help=say(text))
    text = translate("Usage", "the block that Grad-CAM reads; the last one with maps where none is given")
    parser.add_argument("--block", metavar="ADDRESS", help=say(text))
    text = translate("Usage", "a class, by name or by number from 0; the predicted one where none is given")
    parser.add_argument("--class", metavar="NAME|NUMBER", dest="label", help=say(text))
    text = translate("Usage", "the picture to write, PNG")
    parser.add_argument("--out", metavar="PNG", type=Path, required=True, help=say(text))
    data_options(parser, translate("Usage", "data set of the numbered test pictures; the run's own where none is given"))
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.commands.pictures import picture
    from cnnstudio.commands.predict import class_titles
    from cnnstudio.data import fit_images
    from cnnstudio.runs import open_run

    opened = open_run(args.folder)
    facts = opened.facts.data
    titles = class_titles(facts.name, facts.classes)
    label = None if args.label is None else class_number(args.label, facts.classes, titles)
    if args.block is not None and args.method != "gradcam":
        text = translate("Cli", "--block is for Grad-CAM: saliency and occlusion look at the picture itself.")
        raise StudioError(Message("cli.block", text))
    seen = fit_images(picture(args.image, args, opened)[None], facts.shape)

    from cnnstudio.engine.insight.attribution import default_block, gradcam, occlusion, predicted, saliency
    from cnnstudio.engine.insight.overlays import laid_over
    from cnnstudio.engine.model import open_model

    model = open_model(opened, "cpu")
    walk, x = model.walk, model.inputs(seen)
    best = predicted(walk, x)
    label = best if label is None else label
    block = (args.block or default_block(walk)) if args.method == "gradcam" else ""
    if args.method == "gradcam":
        found = gradcam(walk, x, label, block)
    elif args.method == "saliency":
        found = saliency(walk, x, label)
    else:
        *_, last = occlusion(walk, x, label)
        assert last is not None
        found = last
    zoom = max(1, -(-SMALLEST // max(seen.shape[2:])))
    save_picture(args.out, laid_over(seen[0], found.values).repeat(zoom, axis=0).repeat(zoom, axis=1))
    if args.json:
        print_json(
            {
                "file": str(args.out),
                "method": args.method,
                "block": block or None,
                "class": facts.classes[label],
                "label": label,
                "predicted": best,
                "probability": found.probability,
                "score": found.score,
            }
        )
        return 0
    text = translate("Cli", "{file}: what speaks for {title}, to which the network gives {share} % (it says {best})")
    share = decimal(100 * found.probability, 1)
    print(say(Message("cli.explained", text, file=str(args.out), title=titles[label], share=share, best=titles[best])))
    return 0


def class_number(word: str, classes: tuple[str, ...], titles: list[str]) -> int:
    """Return the class that a word names, in either language, or by number. A `StudioError` lists those that there are."""
    wanted = word.casefold()
    for names in (classes, titles):
        folded = [name.casefold() for name in names]
        if wanted in folded:
            return folded.index(wanted)
    if word.isascii() and word.isdigit() and int(word) < len(classes):
        return int(word)
    text = translate("Cli", "There is no class “{word}”; the run knows {classes}.")
    known = ", ".join(titles[:20]) + ("…" if len(titles) > 20 else "")
    raise StudioError(Message("cli.class", text, word=word[:60], classes=known))
