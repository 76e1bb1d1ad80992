"""`cnnstudio engine`: only its help; the words behind it go to the engine itself, which owns standard output."""

from __future__ import annotations

import argparse


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("options", nargs="*", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.engine.server import main

    return main(args.options)
