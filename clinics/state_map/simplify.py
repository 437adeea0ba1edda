"""Makes a line coarser: points that change its shape least are left out first (Visvalingam)."""

import heapq


def signed_area(ring):
    """The area inside a ring of points; negative when it runs the other way around."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def area(one, two, three):
    """The area of the triangle between three points."""
    return abs(signed_area([one, two, three]))


def simplify(points, least, keep=2):
    """The line without the points whose triangle is smaller than `least`; its ends stay.

    At least `keep` points stay.
    """
    if len(points) <= keep:
        return points
    before = {index: index - 1 for index in range(1, len(points))}
    after = {index: index + 1 for index in range(len(points) - 1)}
    present = {
        index: area(points[index - 1], points[index], points[index + 1])
        for index in range(1, len(points) - 1)
    }
    waiting = [(size, index) for index, size in present.items()]
    heapq.heapify(waiting)
    while waiting and len(present) + 2 > keep:
        size, index = heapq.heappop(waiting)
        if present.get(index) != size:
            continue
        if size >= least:
            break
        del present[index]
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for near in (left, right):
            if near in present:
                # Never smaller than what has just gone: the order of leaving is that of shape.
                changed = area(points[before[near]], points[near], points[after[near]])
                present[near] = max(changed, size)
                heapq.heappush(waiting, (present[near], near))
    return [points[0], *(points[index] for index in sorted(present)), points[-1]]
