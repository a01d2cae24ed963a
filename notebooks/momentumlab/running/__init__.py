"""Running notebooks on a kernel, and reading and writing their files."""
