"""Strings that have broken programs."""

from __future__ import annotations

import random

QUOTES = [
    "'",
    '"',
    "''",
    '""',
    "'\"'",
    "`",
    "´",
    "“”",
    "«»",
    '"""',
    "'''",
    "\\",
    "\\\\",
    '\\"',
    "\\n",
    "\\u0000",
    "%s%n",
    "{0}",
    "{x}",
]
CODE = [
    "__import__('os').system('x')",
    "eval(input())",
    "${7*7}",
    "{{7*7}}",
    "<%= 7*7 %>",
    "#{7*7}",
    "`id`",
    "$(id)",
    "; ls",
    "| ls",
    "&& ls",
    "'; DROP TABLE nodes; --",
    "1 OR 1=1",
    "' OR ''='",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "]]>",
    "<!--",
    "-->",
    "<?xml version='1.0'?>",
    "<b>bold</b>",
    "&amp;&lt;",
    "\u001b[31mred\u001b[0m",
    "\r\n# x",
    "import os",
    "lambda: 0",
    "class X: pass",
    "def f(): pass",
    "exit()",
    "None",
    "True",
    "NaN",
    "Infinity",
    "-0",
    "1e400",
    "0x10",
    "../../etc/passwd",
    "C:\\Windows",
    "CON",
    "NUL",
    "file:///",
    "~",
    "/dev/null",
    "*",
    "?",
    "a:b",
    "a/b",
    ".",
    "..",
    " ",
    "  a  ",
    "# comment",
    "// comment",
    "/* c */",
    "*/",
    "@decorator",
    "!!python/object/apply:os.system",
    "(lp0",
    "cos\nsystem\n(S'x'\ntR.",
]
SCRIPTS = [
    "añadir capa",
    "Ω≈ç√",
    "田中さん",
    "مرحبا",
    "שלום",
    "Z̸̢͇a̵l̷g̶o",
    "é",
    "é",
    "ﬁ",
    "ǅ",
    "İi̇",
    "ß",
    "١٢٣",
    "½",
    "𝒳",
    "🏳️\u200d🌈",
    "👩\u200d👩\u200d👧\u200d👦",
    "🇪🇸",
]
LONG = [
    "a" * 200,
    "a" * 201,
    "é" * 200,
    "😀" * 200,
    "😀" * 201,
    "x" * 100_000,
    "\u0301" * 300,
    "\n" * 300,
    "{" * 5000,
    "[" * 5000,
]
CODES = [*range(0x20), *range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070)]
ODD = [0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x10FFFF, 0x1F600, 0xE000, 0xE0001, 0xAD, 0x180E, 0x3164]


def naughty() -> list[str]:
    """Return 500 of them, the same each time: control characters, marks, quotes, code, scripts, long ones, and mixtures."""
    short = [*map(chr, CODES + ODD), *QUOTES, *CODE, *SCRIPTS]
    found, dice = short + LONG, random.Random(7)
    while len(found) < 500:
        last = chr(dice.choice([dice.randrange(0xD800), dice.randrange(0xE000, 0x110000)]))
        found.append("".join(dice.choices(short, k=dice.randint(2, 6))) + last)
    return found
