"""What the library is compared with: the same in numpy, scipy, numba and, with a compiler, C; and plotly.py."""

import functools
import json
import sys

from momentumlab.speed import drawing, many, sparse, steps

ALL = {
    "recorded": steps.recorded,
    "dense": steps.dense,
    "gradient": steps.gradient,
    "eigenvalues": steps.eigenvalues,
    "new-array": steps.new_array,
    "heavy-ball": functools.partial(steps.in_place, "heavy_ball"),
    "nesterov": functools.partial(steps.in_place, "nesterov"),
    "adam": functools.partial(steps.in_place, "adam"),
    "conjugate-gradients": sparse.conjugate_gradients,
    "grid": sparse.grid,
    "mesh": sparse.mesh,
    "chains": many.chains,
    "chains-on-two": many.chains_on_two,
    "sweep": many.sweep,
    "radius": many.radius,
    "contour": drawing.contour,
    "points": drawing.points,
    "frames": drawing.frames,
}


def main(name: str, size: str) -> None:
    """Prints what `comparison` reads: the measurements of each peer and the result of one measurement, as JSON."""
    measured, result = ALL[name](int(size))
    print(json.dumps({"measured": measured, "result": list(result)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
