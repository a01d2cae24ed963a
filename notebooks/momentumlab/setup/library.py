"""The library's jar, which the notebooks load."""

from momentumlab.setup.environment import ROOT
from momentumlab.setup.problem import Problem

JAR = ROOT / "lib" / "target" / "momentum.jar"


def require() -> None:
    if not JAR.is_file():
        raise Problem("lib/target/momentum.jar is missing: run mvn -pl lib package first (mvn verify does it).")
