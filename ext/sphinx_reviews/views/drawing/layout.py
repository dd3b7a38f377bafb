"""Graph layout: the same on every machine, and without overlapping labels.

Nodes are first placed so that their distances follow the number of steps between
them (stress majorization: Gansner, Koren and North 2004); then overlapping boxes
are pushed apart.  Only the four arithmetic operations and the square root are used,
whose results IEEE 754 defines to the last bit; sine and cosine vary.
"""

from __future__ import annotations

from collections import deque
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROUNDS: Final = 80
#: Area of the layout, as a multiple of the area of its boxes.
_ROOM: Final = 3.4
#: Width to height.
_ASPECT: Final = 1.5
_GAP: Final = 8
#: Between unconnected parts.
_BETWEEN_PARTS: Final = 48
#: In pixels, a little wider than a page of text.
_LINE_WIDTH: Final = 1040
#: Most rounds of pushing; each resolves most of what is left.
_PUSHES: Final = 400


class Box(NamedTuple):
    """The room that a node takes around its centre."""

    width: float
    height: float


Point = tuple[float, float]


def layout(boxes: Sequence[Box], edges: Iterable[tuple[int, int]]) -> list[Point]:
    """Return the centre of each box in pixels, from the top left corner of the drawing.

    Unconnected parts are set in lines like words, the largest first.

    :param boxes: the room of each node.
    :param edges: pairs of positions in *boxes*.
    """
    steps = _steps(len(boxes), edges)
    parts = sorted({tuple(sorted(found)) for found in steps}, key=lambda part: (-len(part), part))
    centres: dict[int, Point] = {}
    line_width = left = top = line_height = 0.0
    for part in parts:
        distances = [[steps[one][other] for other in part] for one in part]
        points, room = _placed(distances, [boxes[each] for each in part])
        line_width = line_width or max(room.width, _LINE_WIDTH)
        if left and left + room.width > line_width:
            left, top, line_height = 0.0, top + line_height + _BETWEEN_PARTS, 0.0
        for each, (x, y) in zip(part, points, strict=True):
            centres[each] = (left + x, top + y)
        left += room.width + _BETWEEN_PARTS
        line_height = max(line_height, room.height)
    return [centres[each] for each in range(len(boxes))]


def _placed(distances: list[list[int]], boxes: Sequence[Box]) -> tuple[list[Point], Box]:
    """Return the centres of connected nodes, and the room they take together."""
    spread = _scaled(_majorize(distances), boxes)
    placed = list(zip(_without_overlaps(spread, boxes), boxes, strict=True))
    left = min(x - box.width / 2 for (x, _), box in placed)
    top = min(y - box.height / 2 for (_, y), box in placed)
    right = max(x + box.width / 2 for (x, _), box in placed)
    bottom = max(y + box.height / 2 for (_, y), box in placed)
    return [(x - left, y - top) for (x, y), _ in placed], Box(right - left, bottom - top)


def _scaled(points: list[Point], boxes: Sequence[Box]) -> list[Point]:
    """Spread points over a page that is wider than high, with room between the boxes."""
    area = _ROOM * sum(box.width * box.height for box in boxes)
    width = min(_LINE_WIDTH, sqrt(area * _ASPECT)) - max(box.width for box in boxes)
    height = area / min(_LINE_WIDTH, sqrt(area * _ASPECT))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = (max(xs) - min(xs)) or 1, (max(ys) - min(ys)) or 1
    return [(x * max(width, 0) / wide, y * height / high) for x, y in points]


def _steps(number: int, edges: Iterable[tuple[int, int]]) -> list[dict[int, int]]:
    """Return, for each node, the number of steps to every reachable node."""
    neighbours: list[set[int]] = [set() for _ in range(number)]
    for one, other in edges:
        neighbours[one].add(other)
        neighbours[other].add(one)
    steps: list[dict[int, int]] = []
    for start in range(number):
        found = {start: 0}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there in sorted(neighbours[here] - found.keys()):
                found[there] = found[here] + 1
                queue.append(there)
        steps.append(found)
    return steps


def _circle(number: int) -> list[Point]:
    """Return points around the origin, without sine and cosine."""
    points = []
    for position in range(number):
        quarter, rest = divmod(4 * position, number)
        t = rest / number
        x, y = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
        points.append([(x, y), (-y, x), (-x, -y), (y, -x)][quarter])
    return points


def _majorize(distances: list[list[int]]) -> list[Point]:
    number = len(distances)
    radius = max(max(row) for row in distances) / 2
    points = [(x * radius, y * radius) for x, y in _circle(number)]
    for _ in range(_ROUNDS):
        for here in range(number):
            x0, y0 = points[here]
            weights = x = y = 0.0
            for there, distance in enumerate(distances[here]):
                if there == here:
                    continue
                x1, y1 = points[there]
                # Less than proportional, so that long chains leave room for dense parts.
                wanted = sqrt(distance)
                apart = sqrt((x0 - x1) * (x0 - x1) + (y0 - y1) * (y0 - y1)) or 1e-9
                weight = 1 / (wanted * wanted)
                x += weight * (x1 + wanted * (x0 - x1) / apart)
                y += weight * (y1 + wanted * (y0 - y1) / apart)
                weights += weight
            if weights:
                points[here] = (x / weights, y / weights)
    return points


def _without_overlaps(points: list[Point], boxes: Sequence[Box]) -> list[Point]:
    moved = [list(point) for point in points]
    for _ in range(_PUSHES):
        is_free = True
        for here, box in enumerate(boxes):
            for there in range(here):
                dx = moved[here][0] - moved[there][0]
                dy = moved[here][1] - moved[there][1]
                lap_x = (box.width + boxes[there].width) / 2 + _GAP - abs(dx)
                lap_y = (box.height + boxes[there].height) / 2 + _GAP - abs(dy)
                if lap_x <= 0 or lap_y <= 0:
                    continue
                is_free = False
                axis, lap, sign = (0, lap_x, dx) if lap_x < lap_y else (1, lap_y, dy)
                push = (lap / 2 + 0.5) * (1 if sign >= 0 else -1)
                moved[here][axis] += push
                moved[there][axis] -= push
        if is_free:
            break
    return [(x, y) for x, y in moved]
