"""A student's server, `python3 -m momentumlab.hub.singleuser`: JupyterHub's own, with half of what it would load."""

import sys
import types

# What checks addresses with letters of any alphabet, of which a server's events have none, builds a grammar of 20 MB.
_NEVER = "rfc3987_syntax"
# The hub's database, which only the hub has: a server loads it because it checks its tokens by a module of the hub.
_OF_THE_HUB = ("sqlalchemy", "sqlalchemy.exc", "jupyterhub.orm")


class Absent(types.ModuleType):
    """Stands for a module in another one's imports; each of its names is a class that nothing is an instance of."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


def load():
    """JupyterHub's server for one user. Who else wants the database's modules, as nbgrader does, gets them."""
    if "jupyterhub" in sys.modules:
        raise RuntimeError("JupyterHub is loaded already, with its database")
    sys.modules[_NEVER] = None
    sys.modules |= {name: Absent(name) for name in _OF_THE_HUB}
    try:
        from jupyterhub import singleuser
        from jupyterhub.services import auth  # noqa: F401
    finally:
        for name in _OF_THE_HUB:
            del sys.modules[name]
    return singleuser


if __name__ == "__main__":
    load().main()
