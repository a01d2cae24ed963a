"""What runs inside a Jupyter server of the project."""
