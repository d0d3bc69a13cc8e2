"""The command says which version it is."""

from importlib.metadata import version

from tests.unit.cli.rcsc import Rcsc


def test_the_version_is_said_without_a_noun(rcsc: Rcsc) -> None:
    assert rcsc("--version").out == f"rcsc {version('rcsc-desktop')}\n"
