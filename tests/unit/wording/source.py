"""Codes as they stand in the source of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rcsc_desktop

PACKAGE = Path(rcsc_desktop.__file__).parent


@dataclass(frozen=True)
class Call:
    """A call whose first argument is a text: what is called, that text, and the named arguments (``None``: any)."""

    function: str
    code: str
    names: frozenset[str] | None
    where: str


@lru_cache(maxsize=1)
def calls() -> tuple[Call, ...]:
    """Every call with a literal first argument; ``{}`` stands for what an f-string fills in."""
    return tuple(_calls())


def _calls() -> Iterator[Call]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and (code := _text(node.args[0])) is not None:
                function = getattr(node.func, "attr", getattr(node.func, "id", ""))
                names = {keyword.arg for keyword in node.keywords}
                known = None if None in names else frozenset(name for name in names if name)
                yield Call(function, code, known, f"{path.relative_to(PACKAGE)}:{node.lineno}")


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def texts(pattern: str) -> Iterator[str]:
    """Every literal text of some modules."""
    for path in PACKAGE.glob(pattern):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
