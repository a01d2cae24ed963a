"""What the library is compared with: the same steps in numpy, scipy, numba and, with a compiler, C; and plotly.py."""

import ctypes
import functools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numba
import numpy as np
import plotly.graph_objects as go
import scipy.sparse
from scipy.sparse.linalg import LinearOperator, cg

from momentumlab.figures import typed

REPETITIONS = 15
STEPS = 1000
DENSE = 100
LARGE = 10_000_000
GRID = 1000
CHAINS = 10_000
CHAIN_REPETITIONS = 3

_C = """
#include <math.h>
#include <stdlib.h>
// inlined into the others: a shared library's own call could go astray to a function of the same name elsewhere
static inline void step(double *next, const double *x, const double *p, const double *g, double a, double b, long n) {
    for (long i = 0; i < n; i++) next[i] = (1 + b) * x[i] - b * p[i] - a * g[i];
}
void step_into(double *next, const double *x, const double *p, const double *g, double a, double b, long n) {
    step(next, x, p, g, a, b, n);
}
double *step_new(const double *x, const double *p, const double *g, double a, double b, long n) {
    double *next = malloc(n * sizeof(double));
    step(next, x, p, g, a, b, n);
    return next;
}
void release(double *x) { free(x); }
void heavy_ball(double *next, const double *x, const double *p, const double *g, double a, double b, long n) {
    for (long i = 0; i < n; i++) next[i] = x[i] + (b * (x[i] - p[i]) - a * g[i]);
}
void nesterov(double *next, double *y, const double *x, const double *p, const double *g, double a, double b, long n) {
    for (long i = 0; i < n; i++) y[i] = x[i] + b * (x[i] - p[i]);
    for (long i = 0; i < n; i++) next[i] = y[i] - a * g[i];
}
void adam(double *x, double *m, double *v, const double *g, double a, double c, double d, long n) {
    for (long i = 0; i < n; i++) {
        m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
        v[i] = 0.999 * v[i] + (1 - 0.999) * (g[i] * g[i]);
        x[i] -= a * (m[i] / c) / (sqrt(v[i] / d) + 1e-8);
    }
}
"""


def measure(calls: int, work: Callable[[], object], repetitions: int = REPETITIONS) -> list[float]:
    """Seconds for one call, a number for each repetition; compiled and warm before the first."""
    for _ in range(min(3, repetitions - 1)):
        work()
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        for _ in range(calls):
            work()
        seconds.append((time.perf_counter() - start) / calls)
    return seconds


def heavy_ball(matrix, b, x0, step_size: float, momentum: float) -> list:
    """Every iterate of a run, as one writes it in numpy."""
    x, previous = x0, x0
    iterates = [x]
    for _ in range(STEPS):
        x, previous = x - step_size * (matrix @ x - b) + momentum * (x - previous), x
        iterates.append(x)
    return iterates


def careful_heavy_ball(matrix, b, x0, step_size: float, momentum: float) -> list:
    """The same, ended before the first iterate that is not finite, which our runs do too."""
    x, previous = x0, x0
    iterates = [x]
    for _ in range(STEPS):
        x, previous = x - step_size * (matrix @ x - b) + momentum * (x - previous), x
        if not np.isfinite(x).all():
            break
        iterates.append(x)
    return iterates


@numba.njit
def step_into(following, x, previous, gradient, step_size, momentum):
    for i in range(x.size):
        following[i] = (1 + momentum) * x[i] - momentum * previous[i] - step_size * gradient[i]


@numba.njit
def step_new(x, previous, gradient, step_size, momentum):
    following = np.empty_like(x)
    for i in range(x.size):
        following[i] = (1 + momentum) * x[i] - momentum * previous[i] - step_size * gradient[i]
    return following


def small() -> tuple[dict, np.ndarray]:
    """The measurements by peer, and what was computed."""
    return _run(np.diag([1.0, 100.0]), np.zeros(2), np.ones(2), 0.019, 2)


def dense() -> tuple[dict, np.ndarray]:
    i = np.arange(DENSE)
    matrix = 1.0 / (1 + abs(i[:, None] - i))
    return _run(matrix, np.ones(DENSE), np.zeros(DENSE), 0.001, 2)


def _run(matrix, b, x0, step_size: float, calls: int) -> tuple[dict, np.ndarray]:
    seconds = {
        "numpy": measure(calls, lambda: heavy_ball(matrix, b, x0, step_size, 0.8)),
        "numpy, checking isfinite": measure(calls, lambda: careful_heavy_ball(matrix, b, x0, step_size, 0.8)),
    }
    return _times(seconds), heavy_ball(matrix, b, x0, step_size, 0.8)[-1]


def large() -> tuple[dict, np.ndarray]:
    """The measurements by peer, and every 100000th entry of the result."""
    i = np.arange(LARGE)
    x, previous, gradient = ((i % divisor).astype(float) for divisor in (11, 13, 7))
    parameters = (x, previous, gradient, 0.01, 0.9)
    ready = np.empty(LARGE)

    def step_into_new_numpy_array():
        following = np.empty_like(x)
        step_into(following, *parameters)
        return following

    seconds = {
        "numba, array given": measure(1, lambda: step_into(ready, *parameters)),
        "numba, new array": measure(1, lambda: step_new(*parameters)),
        "numba, new numpy array": measure(1, step_into_new_numpy_array),
    }
    results = [ready, step_new(*parameters)]
    following = np.empty(LARGE)
    c_steps = _c_steps(following, *parameters)
    if c_steps:
        into, new = c_steps
        seconds["C, array given"] = measure(1, into)
        seconds["C, new array"] = measure(1, new)
        results.append(following)
    for result in results[1:]:
        if not np.allclose(result, ready, rtol=1e-12, atol=1e-12):
            raise AssertionError("the peers computed different steps")
    return _times(seconds), ready[:: LARGE // 100]


@numba.njit
def heavy_ball_into(following, x, previous, gradient, step_size, momentum):
    for i in range(x.size):
        following[i] = x[i] + (momentum * (x[i] - previous[i]) - step_size * gradient[i])


@numba.njit
def nesterov_into(following, y, x, previous, gradient, step_size, momentum):
    for i in range(x.size):
        y[i] = x[i] + momentum * (x[i] - previous[i])
    for i in range(x.size):
        following[i] = y[i] - step_size * gradient[i]


@numba.njit
def adam_into(x, mean, squares, gradient, step_size, c, d):
    for i in range(x.size):
        mean[i] = 0.9 * mean[i] + (1 - 0.9) * gradient[i]
        squares[i] = 0.999 * squares[i] + (1 - 0.999) * (gradient[i] * gradient[i])
        x[i] -= step_size * (mean[i] / c) / (np.sqrt(squares[i] / d) + 1e-8)


class InPlace:
    """A method that steps on in arrays made once, by a loop in numba or in C, from rest under a constant gradient."""

    def __init__(self, method: str, n: int, library: ctypes.CDLL | None):
        i = np.arange(n)
        self.method, self.library, self.k = method, library, 0
        self.x, self.gradient = (i % 11).astype(float), (i % 7).astype(float)
        self.previous, self.following, self.spare = self.x.copy(), np.empty(n), np.empty(n)
        if method == "adam":
            self.previous, self.following = np.zeros(n), np.zeros(n)  # the averages

    def step(self) -> None:
        self.k += 1
        if self.method == "adam":
            self._loop(adam_into, self.x, self.previous, self.following, 0.01, 1 - 0.9**self.k, 1 - 0.999**self.k)
            return
        if self.method == "heavy_ball":
            self._loop(heavy_ball_into, self.following, self.x, self.previous, 0.01, 0.9)
        else:
            self._loop(nesterov_into, self.following, self.spare, self.x, self.previous, 0.01, 0.9)
        self.x, self.previous, self.following = self.following, self.x, self.previous

    def _loop(self, in_numba, *arguments) -> None:
        arrays = [each for each in arguments if isinstance(each, np.ndarray)] + [self.gradient]
        numbers = [each for each in arguments if not isinstance(each, np.ndarray)]
        if self.library is None:
            in_numba(*arrays, *numbers)
        else:
            pointers = [ctypes.c_void_p(each.ctypes.data) for each in arrays]
            doubles = [ctypes.c_double(each) for each in numbers]
            getattr(self.library, self.method)(*pointers, *doubles, ctypes.c_long(self.x.size))


def in_place(method: str, n: int) -> tuple[dict, np.ndarray]:
    """A step in arrays that are given, and every (n/100)th entry after three of them."""
    peers = {"numba, arrays given": None}
    library = _c_library()
    if library is not None:
        peers["C, arrays given"] = library
    seconds, results = {}, []
    for peer, code in peers.items():
        first, walk = InPlace(method, n, code), InPlace(method, n, code)
        for _ in range(3):
            first.step()
        seconds[peer] = measure(LARGE // n, walk.step)
        results.append(first.x)
    if any(not np.allclose(each, results[0], rtol=1e-12, atol=1e-12) for each in results):
        raise AssertionError("the peers computed different steps")
    return _times(seconds), results[0][:: n // 100]


def conjugate_gradients() -> tuple[dict, np.ndarray]:
    """Twenty steps on the five-point Laplacian with a million unknowns, and every 10000th entry of the result."""
    second = scipy.sparse.diags_array([-1.0, 2.0, -1.0], offsets=[-1, 0, 1], shape=(GRID, GRID))
    matrix = scipy.sparse.kronsum(second, second, format="csr")
    operator = LinearOperator(matrix.shape, matvec=_laplacian, dtype=float)
    b = np.ones(GRID * GRID)

    def solve(a):
        return cg(a, b, rtol=0, atol=0, maxiter=20)[0]

    seconds = {
        "scipy, sparse matrix": measure(1, lambda: solve(matrix)),
        "scipy, stencil in numpy": measure(1, lambda: solve(operator)),
    }
    if not np.allclose(solve(matrix), solve(operator), rtol=1e-9, atol=0):
        raise AssertionError("the peers computed different steps")
    return _times(seconds), solve(matrix)[:: GRID * GRID // 100]


def _laplacian(x):
    grid = x.reshape(GRID, GRID)
    product = 4 * grid
    product[:, 1:] -= grid[:, :-1]
    product[:, :-1] -= grid[:, 1:]
    product[1:] -= grid[:-1]
    product[:-1] -= grid[1:]
    return product.ravel()


def _times(seconds: dict[str, list[float]]) -> dict:
    return {peer: {"seconds": each} for peer, each in seconds.items()}


def _c_steps(following, x, previous, gradient, step_size: float, momentum: float):
    """The C loop into a given array, and into one that it allocates and frees; None without a compiler."""
    c = _c_library()
    if c is None:
        return None
    c.step_new.restype = ctypes.c_void_p
    vectors = [ctypes.c_void_p(vector.ctypes.data) for vector in (x, previous, gradient)]
    rest = [ctypes.c_double(step_size), ctypes.c_double(momentum), ctypes.c_long(x.size)]

    def into():
        c.step_into(ctypes.c_void_p(following.ctypes.data), *vectors, *rest)

    def new():
        c.release(ctypes.c_void_p(c.step_new(*vectors, *rest)))

    return into, new


def _c_library() -> ctypes.CDLL | None:
    """The loops in C, compiled with every vector instruction that this machine has; None without a compiler."""
    if shutil.which("cc") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder, "step.c"), Path(folder, "step.so")
        source.write_text(_C)
        flags = ["-O3", "-march=native", "-fno-math-errno", "-shared", "-fPIC"]
        if subprocess.run(["cc", *flags, "-o", str(library), str(source), "-lm"]).returncode != 0:
            return None
        return ctypes.CDLL(str(library))


def contour() -> tuple[dict, list[float]]:
    t = np.linspace(-2, 2, 400)
    z = np.log(1e-3 + t**2 + 10 * t[:, None] ** 2)
    layout = {"title": {"text": "a ravine"}}
    return _figures({"plotly.py": lambda: go.Figure(go.Contour(x=t, y=t, z=z), layout)})


def points() -> tuple[dict, list[float]]:
    x = np.linspace(0, 10, 100_000)
    y = np.sin(x)
    look = {"mode": "lines", "name": "sin x", "line": {"width": 2, "color": "#0072b2"}}
    return _figures({"plotly.py": lambda: go.Figure(go.Scatter(x=x, y=y, **look), {"title": {"text": "a sine"}})})


def frames() -> tuple[dict, list[float]]:
    """A hundred paths behind a slider, as one writes them with plotly.py's classes, and with fewer checks as dicts."""
    k = np.arange(151)
    rates = np.linspace(0.1, 1, 100)
    paths = [(np.exp(-k * b / 100) * np.cos(k * b), np.exp(-k * b / 100) * np.sin(k * b)) for b in rates]
    jump = {"mode": "immediate", "frame": {"duration": 0}, "transition": {"duration": 0}}
    steps = [{"label": str(i), "method": "animate", "args": [[str(i)], jump]} for i in range(len(paths))]
    layout = {"title": {"text": "a spiral"}, "sliders": [{"steps": steps, "currentvalue": {"prefix": "b = "}}]}
    look = {"type": "scatter", "mode": "lines+markers", "name": "iterates"}

    def of_classes():
        made = [go.Frame(name=str(i), data=[go.Scatter(x=x, y=y)], traces=[0]) for i, (x, y) in enumerate(paths)]
        return go.Figure([go.Scatter(x=paths[0][0], y=paths[0][1], **look)], layout, made)

    def of_dicts():
        made = [
            {"name": str(i), "data": [{"type": "scatter", "x": x, "y": y}], "traces": [0]}
            for i, (x, y) in enumerate(paths)
        ]
        return go.Figure({"data": [{"x": paths[0][0], "y": paths[0][1], **look}], "layout": layout, "frames": made})

    return _figures({"plotly.py": of_classes, "plotly.py, from dicts": of_dicts})


def _figures(makers: dict[str, Callable[[], go.Figure]]) -> tuple[dict, list[float]]:
    """Time and size of each figure as JSON, and every thousandth number of what it draws."""
    go.Figure(go.Scatter(y=[0]))  # whose template is read at the first figure
    measured, drawn = {}, []
    for peer, make in makers.items():
        text = make().to_json(engine="orjson")
        tree = json.loads(text)
        drawn.append(_drawn([tree["data"], tree.get("frames")]))
        seconds = measure(1, lambda: make().to_json(engine="orjson"))
        measured[peer] = {"seconds": seconds, "bytes": [len(text.encode())]}
    if any(each != drawn[0] for each in drawn):
        raise AssertionError("the peers drew different figures")
    return measured, drawn[0][::1000]


def _drawn(tree) -> list[float]:
    """The numbers of all typed arrays inside, in their order."""
    if typed.is_array(tree):
        return typed.numbers({"dtype": tree["dtype"], "bdata": tree["bdata"]})
    parts = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else []
    return [number for part in parts for number in _drawn(part)]


def noisy_chains() -> list[float]:
    """Variance, covariance with the iterate before, and variance of the step, of settled heavy balls under noise."""
    random = np.random.default_rng(1)
    x, previous = np.zeros(CHAINS), np.zeros(CHAINS)
    squares, products, steppings = np.zeros(CHAINS), np.zeros(CHAINS), np.zeros(CHAINS)
    settling, steps = 1000, 9000
    for k in range(settling + steps):
        x, previous = 1.8 * x - 0.9 * previous - 0.1 * random.standard_normal(CHAINS), x
        if k >= settling:
            squares += x * x
            products += x * previous
            steppings += (x - previous) ** 2
    return [sums.mean() / steps for sums in (squares, products, steppings)]


def chains() -> tuple[dict, list[float]]:
    seconds = measure(1, noisy_chains, CHAIN_REPETITIONS)
    return _times({"numpy, all chains at once": seconds}), noisy_chains()


ALL = {"small": small, "dense": dense, "large": large, "contour": contour, "points": points, "frames": frames}
ALL |= {"conjugate-gradients": conjugate_gradients}
IN_PLACE = {"heavy-ball": "heavy_ball", "nesterov": "nesterov", "adam": "adam"}
for _name, _method in IN_PLACE.items():
    ALL[f"{_name}-1e5"] = functools.partial(in_place, _method, 100_000)
    ALL[f"{_name}-1e7"] = functools.partial(in_place, _method, LARGE)
ALL |= {"chains": chains, "chains-on-two": chains}


def main() -> None:
    """Prints what `bench` reads: the measurements of each peer and the result of one measurement, as JSON."""
    measured, result = ALL[sys.argv[1]]()
    print(json.dumps({"measured": measured, "result": list(result)}))


if __name__ == "__main__":
    main()
