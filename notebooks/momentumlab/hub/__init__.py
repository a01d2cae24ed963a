"""A class on a JupyterHub: what its configuration computes, and the test that tries it with many students at once."""
