"""The documents of an agenda item as one typed text: symbols with semicolons between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaDocument
from rcsc_desktop.domain.document import Document
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.order import spread
from rcsc_desktop.services.ports import Reader, UnitOfWork

_SEPARATORS = re.compile(r"[;；؛\n]")
_SYMBOL = re.compile(r"(?P<symbol>(?=\S*\d)[A-Za-z][\w.\-()]*(?:/[\w.\-()]+)+)(?:[\s:,–—-]+(?P<title>.*))?", re.DOTALL)
"""A symbol as the United Nations write them, A/71/L.58 or E/CN.4/2006/73/Add.2, perhaps with a title behind it."""


def documents_text(documents: Iterable[Document]) -> str:
    """The documents as a person would type them: the symbol, the title of those without one."""
    return "; ".join(_known_as(one) for one in documents)


def write_documents(
    work: UnitOfWork, item_id: UUID, text: str, seen: str | None = None, programme_id: UUID | None = None
) -> None:
    """Make the item's documents what ``text`` says; ``edit.conflict`` where they are no longer what was ``seen``.

    A document is found by its symbol or its title, whatever the case. What the workspace does not know becomes a
    document of the programme.
    """
    links = work.find(AgendaDocument, item_id=item_id)
    stored = documents_text(item_documents(work, item_id))
    if seen is not None and seen.strip() not in {stored, text.strip()}:
        raise UserError("edit.conflict", field="documents", yours=text, theirs=stored, row_id=item_id)
    typed = [piece.strip() for piece in _SEPARATORS.split(text) if piece.strip()]
    known = _names(work.find(Document)) if typed else {}
    wanted: list[UUID] = []
    for piece in typed:
        document_id = known.get(_folded(piece))
        if document_id is None:
            document = _made(piece, programme_id)
            document_id = known.get(_folded(_known_as(document)))
            if document_id is None:
                work.add(document)
                document_id = known[_folded(_known_as(document))] = document.id
        if document_id not in wanted:
            wanted.append(document_id)
    _write(work, item_id, links, wanted)


def item_documents(reader: Reader, item_id: UUID) -> tuple[Document, ...]:
    """The documents of an item, in order."""
    links = reader.find(AgendaDocument, item_id=item_id)
    documents = reader.get_many(Document, {one.document_id for one in links})
    return tuple(documents[one.document_id] for one in links if one.document_id in documents)


def _write(work: UnitOfWork, item_id: UUID, links: tuple[AgendaDocument, ...], wanted: list[UUID]) -> None:
    if [one.document_id for one in links] == wanted:
        return
    by_document = {one.document_id: one for one in links}
    for document_id, order_key in zip(wanted, spread(None, None, len(wanted)), strict=True):
        link = by_document.pop(document_id, None)
        if link is None:
            work.add(AgendaDocument(item_id=item_id, document_id=document_id, order_key=order_key))
        else:
            work.change(AgendaDocument, link.id, order_key=order_key)
    work.remove(AgendaDocument, *(one.id for one in by_document.values()))


def _names(documents: Iterable[Document]) -> dict[str, UUID]:
    """Documents by what they may be typed as; a symbol wins over a title, the older document over the younger."""
    names: dict[str, UUID] = {}
    rows = sorted(documents, key=lambda one: one.id)
    for one in rows:
        if one.symbol.strip():
            names.setdefault(_folded(one.symbol), one.id)
    for one in rows:
        names.setdefault(_folded(one.title), one.id)
        names.setdefault(_folded(f"{one.symbol} {one.title}"), one.id)
    return names


def _made(piece: str, programme_id: UUID | None) -> Document:
    match = _SYMBOL.fullmatch(piece)
    if match is None:
        return Document(title=piece, programme_id=programme_id)
    return Document(title=(match["title"] or "").strip(), symbol=match["symbol"], programme_id=programme_id)


def _known_as(document: Document) -> str:
    """A title that holds a semicolon would be read as two."""
    return _SEPARATORS.sub(",", document.symbol.strip() or document.title)


def _folded(text: str) -> str:
    return fold(_SEPARATORS.sub(",", text))
