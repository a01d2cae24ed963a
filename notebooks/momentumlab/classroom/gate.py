"""What no answer needs and a forged mark would: a cell that has it is not run."""

import re
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from momentumlab.classroom.assignment import Assignment, is_test
from momentumlab.rules import javacode

# Each with the words for the sentence.
_REFUSED = [
    (r"\bjava\s*\.\s*lang\s*\.\s*(?:reflect|invoke|instrument)\b|\bMethodHandles\b|\bsetAccessible\b", "reflection"),
    (r"\bgetDeclared\w+|(?<!Charset\.)\bforName\b|\b(?:define|load|find)Class\b|\bClassLoader\b", "reflection"),
    (r"\bget(?:Method|Field|Constructor)s?\s*\(", "reflection"),
    (r"\bUnsafe\b|\bsun\s*\.\s*misc\b|\bjdk\s*\.\s*internal\b", "the JVM's inner parts"),
    (r"\bjdk\s*\.\s*jshell\b|\bjavax\s*\.\s*(?:tools|script)\b|\bServiceLoader\b|\bObjectInputStream\b", "a loader"),
    (r"\borg\s*\.\s*dflib\b|\bio\s*\.\s*github\b|\bkernel\s*\(\s*\)|\bgetKernelInstance\b", "the kernel's own parts"),
    (r"\bProcessBuilder\b|\.\s*exec\s*\(|\bcom\s*\.\s*sun\b", "another process"),
]
_MAGIC = re.compile(r"^[ \t]*%{1,2}\w+", re.MULTILINE)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_NEW = re.compile(r"\bnew\s+([A-Z]\w*)\s*\(")
_STATIC = re.compile(r"\bimport\s+static\s+[\w.]+\.(\w+)\s*;")


@dataclass(frozen=True)
class Gate:
    """Knows the names that the tests of an assignment take from the library."""

    types: frozenset[str]
    methods: frozenset[str]
    made: frozenset[str]  # types of which the tests make one, to compare with, and no answer does

    @staticmethod
    def of(assignment: Assignment, library: Path) -> "Gate":
        code = [cell.source for cell in assignment.notebook.cells if cell.cell_type == "code"]
        tests = " ".join(javacode.bare(cell.source) for cell in assignment.notebook.cells if is_test(cell))
        methods = {name for source in code for name in _STATIC.findall(source)}
        others = " ".join(javacode.bare(cell.source) for cell in assignment.cells.values() if not is_test(cell))
        return Gate(
            public_types(library) & set(re.findall(r"\b[A-Z]\w*", tests)),
            frozenset(methods),
            public_types(library) & (set(_NEW.findall(tests)) - set(_NEW.findall(others))),
        )

    def refused(self, source: str) -> str | None:
        """The sentence for a cell that is not run, or None."""
        code = javacode.bare(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), source))  # as javac reads it
        magic = _MAGIC.search(code)
        if magic:
            return f"not run: it has the line {magic[0].strip()}, which speaks to the kernel; no answer needs that"
        for pattern, words in _REFUSED:
            found = re.search(pattern, code)
            if found:
                text = " ".join(found[0].split())
                return f"not run: it uses {words} ({text}), which no answer needs; ask your teacher if yours does"
        declared = re.findall(r"\b(?:class|interface|record|enum)\s+(\w+)|(?<![.\w])(\w+)\s*(?:=(?!=)|;)", code)
        names = {name for pair in declared for name in pair} & self.types
        names |= set(javacode.methods(source)) & self.methods
        if names:
            return f"not run: it gives the name {min(names)}, which the tests use, to something of its own"
        return None

    def borrowed(self, source: str) -> str | None:
        """A type of which the tests make one to compare with, if the answer makes one too instead of being one."""
        return next((name for name in _NEW.findall(javacode.bare(source)) if name in self.made), None)


@cache
def public_types(library: Path) -> frozenset[str]:
    """The names of the library's top-level types."""
    with zipfile.ZipFile(library) as jar:
        files = [Path(name) for name in jar.namelist() if name.startswith("momentum/") and name.endswith(".class")]
    return frozenset(file.stem for file in files if "$" not in file.stem and "-" not in file.stem)
