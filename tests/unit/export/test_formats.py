"""The registry of writers."""

import pytest

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.export.formats import WRITERS, writer


@pytest.mark.parametrize(("noun", "kind"), list(WRITERS))
def test_every_writer_can_be_had(noun: str, kind: str) -> None:
    assert callable(writer(noun, kind))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        writer("agenda", "wpd")
    assert refused.value.code == "export.unknown_format"
    assert refused.value.data == {"noun": "agenda", "format": "wpd"}
