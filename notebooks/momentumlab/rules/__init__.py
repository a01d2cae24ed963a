"""What must hold of a notebook, committed or run."""
