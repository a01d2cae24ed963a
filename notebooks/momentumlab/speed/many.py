"""Many small runs: noisy chains, sweeps over both parameters, and a map of rates."""

import time

import numba
import numpy as np

from momentumlab.speed.steps import heavy_ball
from momentumlab.speed.timing import measure_all

SETTLING, STEPS = 100, 900


def noisy_chains(n: int) -> list[float]:
    """Variance, covariance with the iterate before, and variance of the step, of settled heavy balls under noise."""
    random = np.random.default_rng(1)
    x, previous = np.zeros(n), np.zeros(n)
    squares, products, steppings = np.zeros(n), np.zeros(n), np.zeros(n)
    for k in range(SETTLING + STEPS):
        x, previous = 1.8 * x - 0.9 * previous - 0.1 * random.standard_normal(n), x
        if k >= SETTLING:
            squares += x * x
            products += x * previous
            steppings += (x - previous) ** 2
    return [sums.mean() / STEPS for sums in (squares, products, steppings)]


@numba.njit
def noisy_chains_in_numba(n: int, random):
    squares, products, steppings = np.zeros(n), np.zeros(n), np.zeros(n)
    for i in range(n):
        x, previous = 0.0, 0.0
        for k in range(SETTLING + STEPS):
            x, previous = 1.8 * x - 0.9 * previous - 0.1 * random.standard_normal(), x
            if k >= SETTLING:
                squares[i] += x * x
                products[i] += x * previous
                steppings[i] += (x - previous) ** 2
    return squares.mean() / STEPS, products.mean() / STEPS, steppings.mean() / STEPS


def chains(n: int) -> tuple[dict, list[float]]:
    return measure_all(_chains(n)), noisy_chains(n)


def chains_on_two(n: int) -> tuple[dict, list[float]]:
    """By the clock on the wall: two threads take as much processor time as one."""
    return measure_all(_chains(n), clock=time.perf_counter), noisy_chains(n)


def _chains(n: int) -> dict:
    random = np.random.default_rng(1)
    return {"numpy, all chains at once": lambda: noisy_chains(n), "numba": lambda: noisy_chains_in_numba(n, random)}


def sweep(cells: int) -> tuple[dict, np.ndarray]:
    """Where a thousand steps on a ravine lead, for each of several pairs (α, β)."""
    step_sizes, momenta = np.linspace(0.001, 0.019, cells), np.linspace(0.9, 0.0, cells)
    matrix, b, x0 = np.diag([1.0, 100.0]), np.zeros(2), np.ones(2)

    def one_by_one():
        return np.array([heavy_ball(matrix, b, x0, *pair)[-1] for pair in zip(step_sizes, momenta)])

    def at_once():
        x = previous = np.ones((2, cells))
        eigenvalues = np.array([[1.0], [100.0]])
        for _ in range(1000):
            x, previous = x - step_sizes * (eigenvalues * x) + momenta * (x - previous), x
        return x.T

    works = {"numpy, run by run": one_by_one, "numpy, all at once": at_once}
    return measure_all(works), at_once().ravel()[:: max(1, cells // 50)]


def radius(side: int) -> tuple[dict, np.ndarray]:
    """The larger spectral radius of two modes on a grid of (α, β)."""
    pull, momentum = np.linspace(0.005, 4.005, side)[None, :], np.linspace(0, 1, side)[:, None]

    def of_mode(eigenvalue: float):
        trace = 1 + momentum - eigenvalue * pull
        discriminant = trace * trace - 4 * momentum
        real = (np.abs(trace) + np.sqrt(np.maximum(discriminant, 0))) / 2
        return np.where(discriminant < 0, np.sqrt(momentum), real)

    def largest():
        return np.maximum(of_mode(1.0), of_mode(0.1))

    return measure_all({"numpy": largest}), largest().ravel()[:: max(1, side * side // 100)]
