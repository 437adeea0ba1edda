"""Reads TopoJSON: borders that states share are stored once, as arcs."""

from dataclasses import dataclass


@dataclass
class Topology:
    """Arcs as lists of points, and for each area the rings of arcs around it."""

    arcs: list
    areas: dict
    """{id: [polygon, …]}; a polygon is a list of rings, a ring a list of arc numbers.

    A negative number ~n stands for arc n from its end to its beginning.
    """

    def ring(self, numbers):
        """The closed ring of points that these arcs make; its first point is not repeated."""
        points = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[:-1]
        return points

    def rings_of(self, area):
        """All rings of an area, islands and holes alike."""
        return [self.ring(ring) for polygon in self.areas[area] for ring in polygon]


def read(data, name):
    """The Topology of the object `name` in TopoJSON `data`."""
    (scale_x, scale_y), (left, top) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for steps in data["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + top))
        arcs.append(points)
    areas = {}
    for geometry in data["objects"][name]["geometries"]:
        rings = geometry["arcs"]
        areas[geometry["id"]] = rings if geometry["type"] == "MultiPolygon" else [rings]
    return Topology(arcs, areas)
