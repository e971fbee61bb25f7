"""L'image que montrent les messageries quand on partage une page : l'emblème du guide, en PNG."""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from math import floor

WIDTH, HEIGHT = 1200, 630
SCALE = 15

COLOUR = re.compile(r'<rect [^>]*fill="#([0-9a-f]{6})"')
PATH = re.compile(r'<path [^>]*d="([^"]*)"')
STEP = re.compile(r"([a-zA-Z])|(-?\d+(?:\.\d+)?)")

Point = tuple[float, float]


def card(icon: str) -> bytes:
    """L'emblème blanc, au milieu de sa couleur de fond."""
    ground = COLOUR.search(icon)
    path = PATH.search(icon)
    assert ground and path, "assets/icone.svg : un rectangle de couleur et un tracé sont attendus"
    edges = [edge for shape in shapes(path[1]) for edge in zip(shape, (*shape[1:], shape[0]), strict=True)]
    rows = b"".join(b"\0" + row((y + 0.5 - HEIGHT / 2) / SCALE + 16, edges) for y in range(HEIGHT))
    palette = bytes.fromhex(ground[1]) + b"\xff\xff\xff"
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 1, 3, 0, 0, 0)
    blocks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(block(kind, content) for kind, content in blocks)


def block(kind: bytes, content: bytes) -> bytes:
    """Un bloc de fichier PNG : sa longueur, sa sorte, son contenu, sa somme."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def row(y: float, edges: Sequence[tuple[Point, Point]]) -> bytes:
    """Une ligne de l'image, un bit par point : blanc entre deux bords de l'emblème."""
    cuts = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in edges
        if min(y1, y2) <= y < max(y1, y2)
    )
    bits = 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        first, last = (floor((x - 16) * SCALE + WIDTH / 2 + 0.5) for x in (start, end))
        bits |= ((1 << (last - first)) - 1) << (WIDTH - last)
    return bits.to_bytes(WIDTH // 8, "big")


def shapes(path: str) -> Iterator[list[Point]]:
    """Les contours d'un tracé SVG fait de droites."""
    shape: list[Point] = []
    at: Point = (0, 0)
    for command, numbers in commands(path):
        if command in "zZ":
            at = shape[0]
            yield shape
            shape = []
        for point in moves(command, numbers, at):
            shape.append(point)
            at = point


def moves(command: str, numbers: Sequence[float], at: Point) -> Iterator[Point]:
    """Les points où mène une commande de tracé : `h`, `v`, `m` et leurs formes absolues."""
    x, y = at
    relative = command.islower()
    for first, second in arguments(command, numbers):
        dx, dy = (x, y) if relative else (0, 0)
        x = x if first is None else first + dx
        y = y if second is None else second + dy
        yield x, y


def arguments(command: str, numbers: Sequence[float]) -> Iterator[tuple[float | None, float | None]]:
    """Les coordonnées d'une commande ; celle qui ne change pas est absente."""
    if command in "hH":
        yield from ((number, None) for number in numbers)
    elif command in "vV":
        yield from ((None, number) for number in numbers)
    else:
        yield from zip(numbers[::2], numbers[1::2], strict=True)


def commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Les commandes d'un tracé, chacune avec ses nombres."""
    name, numbers = "", list[float]()
    for letter, number in STEP.findall(path):
        if letter:
            if name:
                yield name, numbers
            name, numbers = letter, []
        else:
            numbers.append(float(number))
    yield name, numbers
