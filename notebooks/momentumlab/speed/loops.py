"""The steps as loops, in numba and, with a compiler, in C."""

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numba
import numpy as np

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


def c_library() -> ctypes.CDLL | None:
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
