"""Strips beside each other: the cells of a row become strips that a page break may part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rcsc_desktop.export.pdf.flow import Placed, Strip


def beside(cells: Sequence[list[Strip]], *, whole_below: float = 0) -> list[Strip]:
    """The strips of ``cells`` side by side. A row lower than ``whole_below`` is one strip, its cells set freely.

    In a higher one the lines of all cells stand on the same baselines, each as high as the highest.
    """
    height = max((sum(strip.height + strip.space for strip in cell) - _first_space(cell) for cell in cells), default=0)
    if height <= whole_below:
        return [_one(cells, height)] if height else []
    return [_level([strip for strip in strips if strip is not None]) for strips in zip_longest(*cells)]


def shifted(strips: list[Strip], right: float) -> list[Strip]:
    """The strips with their lines ``right`` points further to the right."""
    for strip in strips:
        strip.lines = tuple(placed._replace(x=placed.x + right) for placed in strip.lines)
    return strips


def _first_space(cell: Sequence[Strip]) -> float:
    return cell[0].space if cell else 0


def _one(cells: Sequence[list[Strip]], height: float) -> Strip:
    lines: list[Placed] = []
    for cell in cells:
        top = -_first_space(cell)
        for strip in cell:
            top += strip.space
            lines += [placed._replace(drop=placed.drop + top) for placed in strip.lines]
            top += strip.height
    return Strip(height, tuple(lines), space=max(map(_first_space, cells), default=0))


def _level(strips: Sequence[Strip]) -> Strip:
    height = max(strip.height for strip in strips)
    lines = [
        placed._replace(drop=placed.drop + (height - strip.height) / 2) for strip in strips for placed in strip.lines
    ]
    return Strip(
        height,
        tuple(lines),
        space=max(strip.space for strip in strips),
        keep=any(strip.keep for strip in strips),
        bookmark=next((strip.bookmark for strip in strips if strip.bookmark is not None), None),
    )
