"""The picture of a person, round or square; initials where there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import CORNER


class PhotoView(QWidget):
    """``side`` is its width and height in pixels. The shape follows the person's choice in the settings."""

    def __init__(self, context: WindowContext, side: int) -> None:
        super().__init__()
        self._context = context
        self._side = side
        self._name = ""
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.destroyed.connect(context.settings.subscribe(lambda key: self._on_setting(key)))

    def show_photo(self, name: str, content: bytes | None) -> None:
        """Show the picture of somebody; ``content`` is a picture file, ``None`` shows the initials of ``name``."""
        self._name = name
        image = QImage.fromData(content) if content else QImage()
        self._picture = None if image.isNull() else QPixmap.fromImage(self._cut(image))
        t = self._context.t
        self.setAccessibleName(t("Photo of {name}", name=name) if self._picture else t("No photo of {name}", name=name))
        self.update()

    @property
    def has_picture(self) -> bool:
        """A picture is shown, not initials."""
        return self._picture is not None

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(0, 0, self._side, self._side)
        shape = QPainterPath()
        if self._context.settings.get("contacts.photo_shape") == "round":
            shape.addEllipse(place)
        else:
            shape.addRoundedRect(place, CORNER, CORNER)
        theme = self._context.theme
        if self._picture is None:
            painter.fillPath(shape, theme.color("soft"))
            self._draw_initials(painter, place, theme.color("accent"))
        else:
            painter.setClipPath(shape)
            painter.drawPixmap(place.toRect(), self._picture)
        painter.end()

    def _draw_initials(self, painter: QPainter, place: QRectF, ink: QColor) -> None:
        font = self._context.theme.font("page_title")
        font.setPixelSize(max(11, round(self._side * 0.36)))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(self._name))

    def _cut(self, image: QImage) -> QImage:
        """The middle of the picture (a little above it where it is high), as fine as the screen."""
        side = min(image.width(), image.height())
        left, top = (image.width() - side) // 2, (image.height() - side) // 4
        wanted = round(self._side * self.devicePixelRatioF())
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        return image.copy(left, top, side, side).scaled(wanted, wanted, keep, smooth)

    def _on_setting(self, key: str) -> None:
        if key == "contacts.photo_shape":
            self.update()


def initials(name: str) -> str:
    """The first letters of the first and the last word: ``AH``; one for a name of one word or without capitals."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return name.strip()[:1].upper()
    if len(words) == 1 or not words[0][0].isupper():
        return words[0][0].upper()
    return (words[0][0] + words[-1][0]).upper()
