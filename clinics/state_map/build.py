"""Makes shapes.json from the npm package us-atlas. Run by hand; the site only reads the result.

    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
    .venv/bin/python -m clinics.state_map.build package/states-albers-10m.json

Borders are made coarser once for both neighbors, so that they still fit.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

from microsite.people.us_states import STATE_NAMES

from . import topology
from .simplify import signed_area, simplify

SHAPES = Path(__file__).parent / "shapes.json"
CREDIT = (
    "Shapes: U.S. Census Bureau, 2017 (public domain), from us-atlas 3.0.1 by Michael Bostock "
    "(ISC license), simplified."
)
# Square units of the drawing, which is 975 wide.
LEAST_TRIANGLE = 5
LEAST_ISLAND = 12
# A label needs room: the places that the middle of a shape is looked for stand so far apart.
RASTER = 3


def build(data):
    """What shapes.json holds: {code: {"path": …, "label": [x, y]}}, and where it comes from."""
    atlas = topology.read(data, "states")
    names = {g["id"]: g["properties"]["name"] for g in data["objects"]["states"]["geometries"]}
    codes = {name: code for code, name in STATE_NAMES.items()}
    originals = {area: atlas.rings_of(area) for area in atlas.areas}
    atlas.arcs = [rounded(simplify(arc, LEAST_TRIANGLE, keep=fewest(arc))) for arc in atlas.arcs]
    shapes = {}
    for area in atlas.areas:
        largest = max(originals[area], key=lambda ring: abs(signed_area(ring)))
        rings = [
            ring
            for ring, original in zip(atlas.rings_of(area), originals[area], strict=True)
            if original is largest or abs(signed_area(original)) >= LEAST_ISLAND
        ]
        shapes[codes[names[area]]] = {"path": path_of(rings), "label": list(middle_of(largest))}
    return {"credit": CREDIT, "shapes": dict(sorted(shapes.items()))}


def fewest(arc):
    """How many points an arc must keep: an island that is one closed arc stays an area."""
    return 4 if arc[0] == arc[-1] else 2


def rounded(arc):
    """The arc on whole units, without points that fall together."""
    points = [(round(x), round(y)) for x, y in arc]
    return [points[0], *(next_ for last, next_ in pairwise(points) if last != next_)]


def path_of(rings):
    """The rings as the data of an SVG path, in relative steps: they are shorter."""
    parts = []
    for ring in rings:
        ring = [point for point, last in zip(ring, [None, *ring], strict=False) if point != last]
        if len(ring) < 3:
            continue
        (x, y), text = ring[0], ""
        for next_x, next_y in ring[1:]:
            text += step(next_x - x, text) + step(next_y - y, "0")
            x, y = next_x, next_y
        parts.append(f"M{ring[0][0]} {ring[0][1]}l{text}z")
    return "".join(parts)


def step(number, before):
    """A number of a path; a minus sign parts it from what stands before."""
    return f" {number}" if before and number >= 0 else str(number)


def middle_of(ring):
    """The point of a raster that lies farthest inside the ring: the place for a label."""
    lefts, tops = [x for x, _ in ring], [y for _, y in ring]
    found, farthest = None, -1.0
    y = min(tops)
    while y <= max(tops):
        x = min(lefts)
        while x <= max(lefts):
            if inside(x, y, ring):
                distance = min(to_side(x, y, *side) for side in sides(ring))
                if distance > farthest:
                    found, farthest = (round(x), round(y)), distance
            x += RASTER
        y += RASTER
    return found or (round(sum(lefts) / len(lefts)), round(sum(tops) / len(tops)))


def sides(ring):
    return zip(ring, [*ring[1:], *ring[:1]], strict=True)


def inside(x, y, ring):
    """Whether a ray to the right crosses the ring an odd number of times."""
    crossed = False
    for (x1, y1), (x2, y2) in sides(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def to_side(x, y, one, two):
    """The distance of a point from the line between two others; labels are wide, so x counts half.

    So the place that is found has room to the left and right.
    """
    x1, y1, x2, y2 = one[0] / 2, one[1], two[0] / 2, two[1]
    x /= 2
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = max(0, min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0
    return ((x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2) ** 0.5


if __name__ == "__main__":
    made = build(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    lines = ",\n".join(
        f'    "{code}": {json.dumps(shape)}' for code, shape in made["shapes"].items()
    )
    SHAPES.write_text(
        f'{{\n  "credit": {json.dumps(made["credit"])},\n  "shapes": {{\n{lines}\n  }}\n}}\n',
        encoding="utf-8",
    )
