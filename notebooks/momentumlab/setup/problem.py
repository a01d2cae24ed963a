"""The one exception that a person sees as a sentence instead of a traceback."""


class Problem(Exception):
    """Says what is wrong and what to do about it; __main__ prints it and exits with code 2."""
