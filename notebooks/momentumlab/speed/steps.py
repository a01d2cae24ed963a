"""Steps of methods on dense problems, alone and in runs."""

import ctypes

import numpy as np
from scipy.linalg.blas import dsymv

from momentumlab.speed import loops
from momentumlab.speed.timing import measure_all

STEPS = 1000


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


def recorded(n: int) -> tuple[dict, np.ndarray]:
    """A run on n modes from 1 to 100: the measurements by peer, and what was computed."""
    return _run(np.diag(np.linspace(1.0, 100.0, n)), np.zeros(n), np.ones(n), 0.019)


def dense(n: int) -> tuple[dict, np.ndarray]:
    return _run(_matrix(n), np.ones(n), np.zeros(n), 0.001)


def _matrix(n: int) -> np.ndarray:
    i = np.arange(n)
    return 1.0 / (1 + abs(i[:, None] - i))


def _run(matrix, b, x0, step_size: float) -> tuple[dict, np.ndarray]:
    arguments = (matrix, b, x0, step_size, 0.8)
    works = {
        "numpy": lambda: heavy_ball(*arguments),
        "numpy, checking isfinite": lambda: careful_heavy_ball(*arguments),
    }
    return measure_all(works), heavy_ball(*arguments)[-1]


def gradient(n: int) -> tuple[dict, np.ndarray]:
    """The product of a symmetric matrix with a vector: by half of its entries, and by all."""
    matrix, x = np.asfortranarray(_matrix(n)), np.arange(n) % 11.0
    works = {"OpenBLAS dsymv": lambda: dsymv(1.0, matrix, x), "OpenBLAS dgemv": lambda: matrix @ x}
    return measure_all(works), matrix @ x


def eigenvalues(n: int) -> tuple[dict, np.ndarray]:
    matrix = _matrix(n)
    return measure_all({"numpy": lambda: np.linalg.eigh(matrix)}), np.linalg.eigh(matrix)[0]


def new_array(n: int) -> tuple[dict, np.ndarray]:
    """A heavy-ball step, and every (n/100)th entry of it."""
    i = np.arange(n)
    x, previous, gradient = ((i % divisor).astype(float) for divisor in (11, 13, 7))
    parameters = (x, previous, gradient, 0.01, 0.9)
    ready = np.empty(n)

    def step_into_new_numpy_array():
        following = np.empty_like(x)
        loops.step_into(following, *parameters)
        return following

    works = {
        "numba, array given": lambda: loops.step_into(ready, *parameters),
        "numba, new array": lambda: loops.step_new(*parameters),
        "numba, new numpy array": step_into_new_numpy_array,
        "numpy": lambda: 1.9 * x - 0.9 * previous - 0.01 * gradient,
    }
    following = np.empty(n)
    c_steps = _c_steps(following, *parameters)
    if c_steps:
        works["C, array given"], works["C, new array"] = c_steps
    measured = measure_all(works)
    for result in [loops.step_new(*parameters)] + ([following] if c_steps else []):
        if not np.allclose(result, ready, rtol=1e-12, atol=1e-12):
            raise AssertionError("the peers computed different steps")
    return measured, ready[:: max(1, n // 100)]


def _c_steps(following, x, previous, gradient, step_size: float, momentum: float):
    """The C loop into a given array, and into one that it allocates and frees; None without a compiler."""
    c = loops.c_library()
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


def in_place(method: str, n: int) -> tuple[dict, np.ndarray]:
    """A step in arrays that are given, and every (n/100)th entry after three of them."""
    peers = {"numba, arrays given": None}
    library = loops.c_library()
    if library is not None:
        peers["C, arrays given"] = library
    works, results = {}, []
    for peer, code in peers.items():
        first = loops.InPlace(method, n, code)
        works[peer] = loops.InPlace(method, n, code).step
        for _ in range(3):
            first.step()
        results.append(first.x)
    if any(not np.allclose(each, results[0], rtol=1e-12, atol=1e-12) for each in results):
        raise AssertionError("the peers computed different steps")
    return measure_all(works), results[0][:: max(1, n // 100)]
