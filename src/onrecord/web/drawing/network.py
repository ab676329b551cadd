"""Who relies on whose words, as a network.

Cited, … -> NetworkDrawing

Outlets and those whom they cite are points, each citing a line. Springs pull together what is tied
(Fruchterman and Reingold, Software: Practice and Experience 1991, as networkx computes it), from
a fixed beginning, so that the same record gives the same drawing. Then, from the largest down, each
point goes to the nearest height at which its label covers no other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from onrecord.folding import fold
from onrecord.record.desk import Cited
from onrecord.web.drawing.words import cut, width_of

WIDTH = 960.0
MARGIN = 12.0
LEAST_HEIGHT, MOST_HEIGHT = 130.0, 900.0
NODE_HEIGHT = 13.0
LARGEST, SMALLEST = 9.0, 3.5
LINE_HEIGHT = 17.0
BESIDE = 4.0
MOST_LETTERS = 26
THINNEST, THICKEST = 0.8, 4.5
ARROW = 2.0
SPRING = 1.6
SEED = 11
ROUNDS = 120
UNKNOWN = "unknown outlet"

_HUB = ""

NodeKind: TypeAlias = Literal["outlet", "cited", "both"]


@dataclass(frozen=True, slots=True)
class Node:
    """An outlet, or who is cited.

    Attributes:
        kind: whether it cites, is cited, or both.
        cites: statements that others pass on in it.
        cited: statements that it passes on.
    """

    x: float
    y: float
    radius: float
    name: str
    label: str
    kind: NodeKind
    cites: int
    cited: int

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.radius

    @property
    def right(self) -> float:
        """Where its label ends."""
        return self.x + self.radius + BESIDE + width_of(self.label)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from who cites to the rim of who is cited."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    cited: Cited


@dataclass(frozen=True, slots=True)
class NetworkDrawing:
    """The drawing.

    Attributes:
        itself: citings of an outlet by itself, which no line can show.
    """

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    itself: int


def draw_network(
    cited: Sequence[Cited], *, articles: Collection[str] = ()
) -> NetworkDrawing | None:
    """Who cites whom; None where nobody cites anybody else.

    Args:
        cited: most often first.
        articles: of the language, without which "The Halvik Courier" is cited elsewhere.
    """
    lines = [
        _Line(_key(one.outlet or UNKNOWN, articles), _key(one.name, articles), one) for one in cited
    ]
    lines = [one for one in lines if one.start != one.end]
    if not lines:
        return None
    nodes = _apart(_nodes(lines))
    most = max(line.cited.statements for line in lines)
    lowest = max(one.y + _half(one) for one in nodes.values())
    return NetworkDrawing(
        width=WIDTH,
        height=round(lowest + MARGIN, 1),
        nodes=tuple(nodes.values()),
        edges=tuple(
            _edge(nodes[line.start], nodes[line.end], line.cited, most=most) for line in lines
        ),
        itself=len(cited) - len(lines),
    )


class _Line(NamedTuple):
    """Who cites whom, by what is the same of a name however it is written."""

    start: str
    end: str
    cited: Cited


def _key(name: str, articles: Collection[str]) -> str:
    first, *others = fold(name).split() or [name]
    return " ".join(others if others and first in articles else [first, *others])


def _nodes(lines: Sequence[_Line]) -> dict[str, Node]:
    """Points where the springs put them, the largest first."""
    cites: Counter[str] = Counter()
    passes_on: Counter[str] = Counter()
    names: dict[str, str] = {}
    for start, end, one in lines:
        cites[start] += one.statements
        passes_on[end] += one.statements
        names.setdefault(end, one.name)
    names |= {line.start: line.cited.outlet or UNKNOWN for line in lines}
    places = _spread(lines, height=max(LEAST_HEIGHT, min(MOST_HEIGHT, len(names) * NODE_HEIGHT)))
    weights = cites + passes_on
    most = max(weights.values())
    return {
        key: _node(
            names[key],
            places[key],
            cites=cites[key],
            cited=passes_on[key],
            share=weights[key] / most,
        )
        for key in sorted(names, key=lambda key: (-weights[key], key))
    }


def _spread(lines: Iterable[_Line], *, height: float) -> dict[str, tuple[float, float]]:
    """Where springs pull the points to, between 0 and the size of the drawing."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(sorted({(min(one[:2]), max(one[:2])) for one in lines}))
    # What is tied to nothing would drift away: each part is held by a point that is not drawn.
    parts = [max(sorted(part), key=graph.degree) for part in nx.connected_components(graph)]
    graph.add_edges_from((_HUB, one) for one in parts if len(parts) > 1)
    found = nx.spring_layout(graph, k=SPRING / math.sqrt(len(graph)), iterations=ROUNDS, seed=SEED)
    found.pop(_HUB, None)
    across = _scale([float(x) for x, _ in found.values()], WIDTH - 2 * MARGIN)
    down = _scale([float(y) for _, y in found.values()], height - 2 * MARGIN)
    return dict(zip(found, zip(across, down, strict=True), strict=True))


def _scale(values: Sequence[float], size: float) -> list[float]:
    least, most = min(values), max(values)
    spread = most - least or 1.0
    return [MARGIN + (value - least) / spread * size for value in values]


def _node(name: str, place: tuple[float, float], *, cites: int, cited: int, share: float) -> Node:
    """A point whose ground grows with its statements, its label inside the drawing."""
    label = cut(name, MOST_LETTERS)
    radius = round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(share), 1)
    rightmost = WIDTH - MARGIN - radius - BESIDE - width_of(label)
    x = max(MARGIN + radius, min(place[0], rightmost))
    kind: NodeKind = "both" if cites and cited else "outlet" if cites else "cited"
    return Node(round(x, 1), round(place[1], 1), radius, name, label, kind, cites, cited)


def _apart(nodes: dict[str, Node]) -> dict[str, Node]:
    """The same points, moved up or down until no label covers another."""
    placed: list[Node] = []
    for one in nodes.values():
        placed.append(replace(one, y=_free_height(one, placed)))
    highest = min(one.y - _half(one) for one in placed)
    return {
        key: replace(one, y=round(one.y - highest + MARGIN, 1))
        for key, one in zip(nodes, placed, strict=True)
    }


def _free_height(node: Node, placed: Iterable[Node]) -> float:
    """The nearest height at which it covers nothing."""
    taken = [
        (one.y - _half(one) - _half(node), one.y + _half(one) + _half(node))
        for one in placed
        if one.left < node.right + BESIDE and node.left < one.right + BESIDE
    ]
    heights = [node.y, *(edge for between in taken for edge in between)]
    free = (y for y in heights if not any(top < y < foot for top, foot in taken))
    return min(free, key=lambda y: abs(y - node.y))


def _half(node: Node) -> float:
    """Of the height that a point takes with its label."""
    return max(LINE_HEIGHT / 2, node.radius + 1)


def _edge(start: Node, end: Node, one: Cited, *, most: int) -> Edge:
    """A line that ends at the rim, where its arrow points."""
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    back = min(end.radius + ARROW, length / 2) / length
    width = THINNEST + (THICKEST - THINNEST) * math.sqrt(one.statements / most)
    return Edge(
        x1=start.x,
        y1=start.y,
        x2=round(end.x - (end.x - start.x) * back, 1),
        y2=round(end.y - (end.y - start.y) * back, 1),
        width=round(width, 1),
        cited=one,
    )
