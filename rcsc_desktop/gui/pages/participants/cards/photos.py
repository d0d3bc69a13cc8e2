"""Pictures of people, fetched when their cards come into sight."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from rcsc_desktop.domain.contacts import Photo
from rcsc_desktop.gui.context import WindowContext

_MOST_KEPT = 600


class Photos(QObject):
    """Round pictures of ``side`` logical pixels by person; ``arrived`` says that there are more of them."""

    arrived = Signal()

    def __init__(self, context: WindowContext, side: int, scale: float, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._side = side
        self._scale = scale
        self._known: dict[UUID, QPixmap | None] = {}
        self._wanted: dict[UUID, None] = {}
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    def of(self, person_id: UUID) -> QPixmap | None:
        """The picture of a person, where there is one and it was fetched."""
        if person_id not in self._known:
            self._wanted[person_id] = None
            if not self._asking.isActive():
                self._asking.start()
        return self._known.get(person_id)

    def forget(self) -> None:
        """Pictures may be others now."""
        self._known.clear()

    def _ask(self) -> None:
        wanted, self._wanted = list(self._wanted), {}
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        self._known.update(dict.fromkeys(wanted))
        side = round(self._side * self._scale)

        def read() -> Mapping[UUID, QImage]:
            found = self._context.core.records.find(Photo, person_id=tuple(wanted))
            return {photo.person_id: image for photo in found if (image := _image(photo.content, side)) is not None}

        self._context.tasks.read(read, self._on_arrived)

    def _on_arrived(self, images: Mapping[UUID, QImage]) -> None:
        for person_id, image in images.items():
            self._known[person_id] = _round(image, self._scale)
        if images:
            self.arrived.emit()


def _image(content: bytes, side: int) -> QImage | None:
    """The middle of a picture as a square; ``None`` where the bytes are no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return None
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)


def _round(image: QImage, scale: float) -> QPixmap:
    made = QPixmap(image.size())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addEllipse(QRectF(made.rect()))
    painter.setClipPath(path)
    painter.drawImage(0, 0, image)
    painter.end()
    made.setDevicePixelRatio(scale)
    return made
