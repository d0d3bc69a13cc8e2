"""The photo of a person: chosen or dropped, saved, taken out, shown round or square."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QWidget

from rcsc_desktop.domain.contacts import Photo
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.file_drop import FileDrop
from rcsc_desktop.gui.widgets.photo_view import PhotoView


class PhotoField(QWidget):
    """A picture with the word that opens its menu; a picture file can be dropped on it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._person: UUID | None = None
        self._name = ""
        self._photo: Photo | None = None
        t = context.t
        self.view = PhotoView(context, 9 * GRID)
        self.menu = QMenu(self)
        self.choose = self.menu.addAction(t("Choose a picture …"), self._on_choose)
        self.keep = self.menu.addAction(t("Save as a file …"), self._on_keep)
        self.remove = self.menu.addAction(t("Remove the photo"), self._on_remove)
        self.menu.addSeparator()
        self.square = self.menu.addAction(t("Show photos square"))
        self.square.setCheckable(True)
        self.square.toggled.connect(self._on_square)
        self.menu.aboutToShow.connect(self._on_menu_opened)
        self.opener = QPushButton(t("Photo"))
        self.opener.setAccessibleName(t("Photo"))
        self.opener.setToolTip(t("Or drop a picture here"))
        self.opener.setMenu(self.menu)
        looks.set_look(self.opener, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(INSET, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.view)
        layout.addWidget(self.opener)
        layout.addStretch(1)
        FileDrop(self, self.take)

    def show_value(self, person_id: UUID, name: str, photo: Photo | None) -> None:
        """Show the stored picture of a person."""
        if (person_id, name, photo) == (self._person, self._name, self._photo):
            return
        self._person, self._name, self._photo = person_id, name, photo
        self.view.show_photo(name, photo.content if photo is not None else None)
        self.opener.setText(self._context.t("Photo") if photo is not None else self._context.t("Add a photo"))

    def take(self, file: Path) -> None:
        """Keep a picture file as the photo; what cannot be read is said."""
        person_id, core = self._person, self._context.core
        if person_id is None:
            return

        def prepared() -> bytes:
            try:
                content = file.read_bytes()
            except OSError:
                raise UserError("photo.unreadable") from None
            return core.contact_photos.prepared(content)

        def keep(picture: bytes) -> None:
            self._context.tasks.write(lambda: core.contact_photos.set(person_id, picture), announce=True)

        self._context.tasks.read(prepared, keep, on_error=self._context.messages.problem)

    def _on_menu_opened(self) -> None:
        for action in (self.keep, self.remove):
            action.setEnabled(self._photo is not None)
        self.square.setChecked(self._context.settings.get("contacts.photo_shape") == "square")

    def _on_choose(self) -> None:
        t = self._context.t
        pictures = t("Pictures") + " (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff)"
        name, _filter = QFileDialog.getOpenFileName(self, t("Choose a picture …"), "", pictures)
        if name:
            self.take(Path(name))

    def _on_keep(self) -> None:
        t, photo = self._context.t, self._photo
        if photo is None:
            return
        name, _filter = QFileDialog.getSaveFileName(
            self, t("Save as a file …"), f"{self._name}.jpg", t("Pictures") + " (*.jpg)"
        )
        if name:
            self.keep_as(Path(name), photo)

    def keep_as(self, file: Path, photo: Photo) -> None:
        """Write the picture into a file, whole or not at all; the system's dialog asked before it named one."""
        write = self._context.core.exports.write_job()
        self._context.tasks.read(
            lambda: write(("photo", "jpg"), photo.content, file, True),
            lambda _nothing: say_written(self._context, file),
            on_error=self._context.messages.problem,
        )

    def _on_remove(self) -> None:
        person_id, core = self._person, self._context.core
        if person_id is not None:
            self._context.tasks.write(lambda: core.contact_photos.remove(person_id), announce=True)

    def _on_square(self, is_square: bool) -> None:
        self._context.settings.set("contacts.photo_shape", "square" if is_square else "round")
