"""Large sparse matrices: the Laplacians of a grid of unknowns and of graphs."""

import numpy as np
import scipy.sparse
from scipy.sparse.linalg import LinearOperator, cg

from momentumlab.speed.timing import measure_all

# An edge of the mesh is missing where this remainder of its number is zero.
MISSING = 10


def conjugate_gradients(side: int) -> tuple[dict, np.ndarray]:
    """Twenty steps on the five-point Laplacian of a grid, and some hundred entries of the result."""
    second = scipy.sparse.diags_array([-1.0, 2.0, -1.0], offsets=[-1, 0, 1], shape=(side, side))
    matrix = scipy.sparse.kronsum(second, second, format="csr")
    operator = LinearOperator(matrix.shape, matvec=lambda x: _laplacian(x, side), dtype=float)
    b = np.ones(side * side)

    def solve(a):
        return cg(a, b, rtol=0, atol=0, maxiter=20)[0]

    works = {"scipy, sparse matrix": lambda: solve(matrix), "scipy, stencil in numpy": lambda: solve(operator)}
    if not np.allclose(solve(matrix), solve(operator), rtol=1e-9, atol=0):
        raise AssertionError("the peers computed different steps")
    return measure_all(works), solve(matrix)[:: max(1, side * side // 100)]


def _laplacian(x, side: int):
    grid = x.reshape(side, side)
    product = 4 * grid
    product[:, 1:] -= grid[:, :-1]
    product[:, :-1] -= grid[:, 1:]
    product[1:] -= grid[:-1]
    product[:-1] -= grid[1:]
    return product.ravel()


def grid(side: int) -> tuple[dict, np.ndarray]:
    return _descent(_edges(side), side)


def mesh(side: int) -> tuple[dict, np.ndarray]:
    """A grid that lost some of its edges, in no order that helps."""
    edges = _edges(side)
    return _descent(edges[(7919 * edges[:, 0] + 104_729 * edges[:, 1]) // 64 % MISSING != 0], side)


def _edges(side: int) -> np.ndarray:
    node = np.arange(side * side)
    across = node[node % side < side - 1]
    along = node[node < side * (side - 1)]
    return np.concatenate([np.stack([across, across + 1], 1), np.stack([along, along + side], 1)])


def _descent(edges: np.ndarray, side: int) -> tuple[dict, np.ndarray]:
    """A step of gradient descent, and some hundred entries after three of them."""
    n = side * side
    adjacent = scipy.sparse.coo_array((np.ones(len(edges)), edges.T), shape=(n, n))
    adjacent = (adjacent + adjacent.T).tocsr()
    laplacian = (scipy.sparse.diags_array(adjacent.sum(axis=1)) - adjacent).tocsr()
    laplacian.indices, laplacian.indptr = laplacian.indices.astype(np.int32), laplacian.indptr.astype(np.int32)
    x = np.arange(n) % 11.0

    def step(x):
        return x - 0.1 * (laplacian @ x)

    return measure_all({"scipy, sparse matrix": lambda: step(x)}), step(step(step(x)))[:: max(1, n // 100)]
