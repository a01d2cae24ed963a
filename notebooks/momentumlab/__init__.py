"""Runs, checks and publishes the notebooks: `python3 -m momentumlab COMMAND` in the folder notebooks/."""
