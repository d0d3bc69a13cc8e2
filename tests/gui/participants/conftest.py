from tests.gui.people import desk, open_desk, sample_workspace

__all__ = ["desk", "open_desk", "sample_workspace"]
