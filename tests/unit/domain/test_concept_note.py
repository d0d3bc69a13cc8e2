"""Structured text of a concept note."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.concept_note import Block, BlockKind, Run, blocks, runs


def test_paragraphs_bullets_and_notes() -> None:
    body = "One line\nand its second.[^1]\n\n- first\n- second[^12] part\nAfter it"
    assert list(blocks(body)) == [
        Block(BlockKind.PARAGRAPH, ((Run("One line and its second."), Run("1", note=1)),)),
        Block(BlockKind.BULLETS, ((Run("first"),), (Run("second"), Run("12", note=12), Run(" part")))),
        Block(BlockKind.PARAGRAPH, ((Run("After it"),),)),
    ]


def test_an_empty_body_has_no_blocks() -> None:
    assert list(blocks("")) == []
    assert list(blocks(" \n\n ")) == []


def test_what_is_no_note_is_text() -> None:
    assert runs("a [^] b [1] c [^x] [^1234]") == (Run("a [^] b [1] c [^x] [^1234]"),)


@given(st.text())
def test_no_character_of_a_line_is_lost(line: str) -> None:
    assert "".join(run.text if run.note is None else f"[^{run.text}]" for run in runs(line)) == line


@given(st.lists(st.text(st.characters(exclude_characters="\n[]")), max_size=8))
def test_no_word_of_a_body_is_lost(lines: list[str]) -> None:
    said = [run.text for block in blocks("\n".join(lines)) for line in block.lines for run in line]
    words = [word for line in lines for word in line.removeprefix("- ").split()]
    assert " ".join(said).split() == words
