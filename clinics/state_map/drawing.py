"""The map as a template draws it: a shape or a box for each of the 56, and what it says."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .. import states

SHAPES = Path(__file__).parent / "shapes.json"
VIEW_BOX = "22 14 960 662"
BOX_WIDTH, BOX_HEIGHT = 62, 40
# Where the boxes of places stand that are too small to hit, or lie outside of the drawing.
BOXES = {
    "VT": (782, 78), "NH": (836, 32),
    "MA": (916, 212), "RI": (916, 256), "CT": (916, 300), "NJ": (916, 344), "DE": (916, 388),
    "MD": (916, 432), "DC": (916, 476),
    "HI": (356, 572),
    "AS": (564, 630), "GU": (634, 630), "MP": (704, 630), "PR": (774, 630), "VI": (844, 630),
}  # fmt: skip
# Where the word stands that names the last row of them.
TERRITORIES_END = (552, 650)
# A number of clinics that is shown as it is; a longer one would not fit.
MOST = 999


@dataclass(frozen=True)
class Shape:
    """One place on the map: its link's name, its outline, and where its letters stand."""

    state: states.State
    count: int
    path: str
    box: tuple | None
    label: tuple

    @property
    def name(self):
        """What the link is called: “Colorado, 2 clinics”."""
        if not self.count:
            return f"{self.state.name}, no clinic yet"
        return f"{self.state.name}, {self.count} clinic{'' if self.count == 1 else 's'}"

    @property
    def number(self):
        """How many clinics, short enough for the map."""
        return f"{MOST}+" if self.count > MOST else str(self.count)


@dataclass(frozen=True)
class Drawing:
    """The whole map."""

    shapes: tuple
    credit: str
    view_box: str = VIEW_BOX
    words: tuple = TERRITORIES_END
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


@cache
def _read():
    return json.loads(SHAPES.read_text(encoding="utf-8"))


def drawing(counts):
    """The map with the number of clinics in each state; `counts` maps codes to numbers."""
    known = _read()
    return Drawing(
        shapes=tuple(_shape(state, counts.get(state.code, 0), known) for state in states.ALL),
        credit=known["credit"],
    )


def _shape(state, count, known):
    outline = known["shapes"].get(state.code, {})
    box = BOXES.get(state.code)
    label = tuple(outline["label"]) if box is None else _middle(box)
    return Shape(state, count, outline.get("path", ""), box, label)


def _middle(box):
    return box[0] + BOX_WIDTH // 2, box[1] + BOX_HEIGHT // 2
