"""How cost grows: what is measured, over three decades of its size."""

from dataclasses import dataclass

from momentumlab.speed import comparison
from momentumlab.speed.comparison import Round


@dataclass(frozen=True)
class Growth:
    """One measurement at several sizes; a side's size counts as its square."""

    name: str
    title: str
    axis: str
    sizes: tuple[int, ...]
    is_side: bool = False

    def x(self) -> list[int]:
        return [size * size if self.is_side else size for size in self.sizes]


SIDES = (32, 100, 316, 1000)
LONG = (10_000, 100_000, 1_000_000, 10_000_000)
ALL = [
    Growth("recorded", "1000 kept steps of a heavy ball", "unknowns n", (2, 20, 200, 2000)),
    Growth("dense", "1000 kept steps on a dense quadratic", "unknowns n", (1, 10, 100, 1000)),
    Growth("gradient", "a gradient of a dense quadratic", "unknowns n", (3, 30, 300, 3000)),
    Growth("new-array", "a step of a heavy ball into a new array", "unknowns n", LONG),
    Growth("heavy-ball", "a step of a heavy ball in place", "unknowns n", LONG),
    Growth("nesterov", "a step of Nesterov's method in place", "unknowns n", LONG),
    Growth("adam", "a step of Adam in place", "unknowns n", LONG),
    Growth("conjugate-gradients", "20 steps of conjugate gradients", "unknowns n", SIDES, True),
    Growth("grid", "a step of descent on a grid's Laplacian", "nodes n", SIDES, True),
    Growth("mesh", "a step of descent on a mesh's Laplacian", "nodes n", SIDES, True),
    Growth("chains", "noisy chains of 1000 steps", "chains", (10, 100, 1000, 10_000)),
    Growth("sweep", "runs of 1000 steps for pairs (α, β)", "pairs", (1, 10, 100, 1000)),
    Growth("radius", "spectral radii for pairs (α, β)", "pairs", (16, 50, 160, 500), True),
    Growth("eigenvalues", "eigenvalues and eigenvectors", "unknowns n", (1, 10, 100, 1000)),
    Growth("contour", "a contour, written", "points", (13, 40, 126, 400), True),
    Growth("points", "a line, written", "points", (100, 1000, 10_000, 100_000)),
    Growth("frames", "frames of 151 points, written", "frames", (1, 10, 100, 1000)),
]


def measure(known: dict[str, list[Round]]) -> dict[str, dict[str, list[float]]]:
    """Seconds at each size, by measurement and by peer, ours being named ""; what the rounds measured is not repeated.

    A peer that is not there at every size is left out.
    """
    print("how cost grows ...", flush=True)
    seconds = {}
    for growth in ALL:
        measurements = [f"{growth.name} {size}" for size in growth.sizes]
        rounds = [known[each][0] if each in known else comparison.one_round(each) for each in measurements]
        peers = [peer for peer in rounds[0].measured if all(peer in each.measured for each in rounds)]
        seconds[growth.name] = {peer: [each.value(peer, "seconds") for each in rounds] for peer in peers}
    return seconds
