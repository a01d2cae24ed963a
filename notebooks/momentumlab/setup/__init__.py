"""The environment that everything runs in: Python, the packages, the kernels, a browser, and the end of processes."""
