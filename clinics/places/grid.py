"""Distances on the globe, and a grid of cells that lets an index find what lies near.

A row of cells is a quarter of a degree high. The nearer to a pole, the fewer cells a row has, so
that a cell is about 17 miles wide everywhere and the dateline and the poles need no care.
"""

import math

EARTH_RADIUS = 3958.8  # miles, the mean of the globe
ROW = 0.25  # degrees of latitude
ROWS = round(180 / ROW)
MOST_COLUMNS = round(360 / ROW)
# Keeps what lies on the very edge inside, whatever rounding does: a few inches.
EDGE = 1e-6  # degrees


def vector(latitude, longitude):
    """The point as (x, y, z) on a globe of radius 1."""
    north, east = math.radians(latitude), math.radians(longitude)
    return (
        math.cos(north) * math.cos(east),
        math.cos(north) * math.sin(east),
        math.sin(north),
    )


def coordinates(x, y, z):
    """The latitude and longitude in whose direction a vector of any length points."""
    return (
        math.degrees(math.atan2(z, math.hypot(x, y))),
        math.degrees(math.atan2(y, x)),
    )


def closeness(miles):
    """The dot product of the vectors of two points that are so far apart: 1 for the same point.

    It falls as the distance grows, and a database works it out with plain arithmetic.
    """
    return math.cos(min(miles / EARTH_RADIUS, math.pi))


def miles(close):
    """The great-circle distance of two points of that closeness."""
    half_chord = math.sqrt(max(0.0, (1 - close) / 2))
    return 2 * EARTH_RADIUS * math.asin(min(1.0, half_chord))


def miles_between(here, there):
    """The great-circle distance of two (latitude, longitude)."""
    return miles(sum(a * b for a, b in zip(vector(*here), vector(*there), strict=True)))


def cell_of(latitude, longitude):
    """The number of the cell in which a point lies."""
    row = _row(latitude)
    columns = _columns(row)
    return row * MOST_COLUMNS + _column(longitude, columns) % columns


def cells_within(latitude, longitude, radius):
    """The numbers of the cells of a box around all points that are at most `radius` miles away."""
    reach = math.degrees(radius / EARTH_RADIUS) + EDGE
    south, north = latitude - reach, latitude + reach
    width = _half_width(latitude, reach)
    cells = []
    for row in range(_row(max(south, -90)), _row(min(north, 90)) + 1):
        columns = _columns(row)
        first, last = (_column(longitude + side, columns) for side in (-width, width))
        row_cells = range(first, last + 1) if last - first < columns else range(columns)
        cells += [row * MOST_COLUMNS + column % columns for column in row_cells]
    return cells


def _half_width(latitude, reach):
    """By how many degrees of longitude a circle of `reach` degrees goes to each side."""
    if abs(latitude) + reach >= 90:
        return 180.0  # a pole lies inside
    north, reach = math.radians(latitude), math.radians(reach)
    return math.degrees(math.asin(math.sin(reach) / math.cos(north))) + EDGE


def _row(latitude):
    return min(int((latitude + 90) / ROW), ROWS - 1)


def _columns(row):
    """How many cells a row has: by the latitude of its middle."""
    middle = math.radians((row + 0.5) * ROW - 90)
    return max(1, int(math.cos(middle) * MOST_COLUMNS))


def _column(longitude, columns):
    """Counted on beyond the dateline: the caller wraps it."""
    return math.floor((longitude + 180) / 360 * columns)
