"""What a workspace must hold after a run of steps, some of them taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Step:
    """``kind`` is participant, item, undo, redo or export; ``name`` what was added or the file that was written."""

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """``added``: what stands there, oldest first; ``taken_back``: what redo would bring back, next one last."""

    added: tuple[Step, ...] = ()
    taken_back: tuple[Step, ...] = ()
    files: frozenset[str] = frozenset()

    def after(self, step: Step) -> Expected:
        """What is there once ``step`` is done."""
        match step.kind:
            case "undo":
                return replace(self, added=self.added[:-1], taken_back=(*self.taken_back, *self.added[-1:]))
            case "redo":
                return replace(self, added=(*self.added, *self.taken_back[-1:]), taken_back=self.taken_back[:-1])
            case "export":
                return replace(self, files=self.files | {step.name})
            case _:
                return replace(self, added=(*self.added, step), taken_back=())

    def names(self, kind: str) -> Counter[str]:
        """The names of everything of that kind that stands there."""
        return Counter(step.name for step in self.added if step.kind == kind)
