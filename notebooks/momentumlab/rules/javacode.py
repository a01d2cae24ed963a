"""The little that the rules must know of Java."""

import re

# Comments and literals, which may hold any words.
_NOT_CODE = re.compile(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*[\s\S]*?\*/')
_METHOD = re.compile(
    r"^(?:(?:static|public|private|final)\s+)*"
    r"(?!(?:new|return|else|throw|if|for|while|switch|try|do|synchronized|record|class|interface|enum)\b)"
    r"[A-Za-z_][\w.<>\[\]?, ]*\s+([a-zA-Z_]\w*)\s*\([^;(){}=]*\)\s*(?:throws\s[\w., ]+)?\{",
    re.MULTILINE,
)


def bare(source: str) -> str:
    """The source without comments and literals."""
    return _NOT_CODE.sub(" ", source)


def methods(source: str) -> list[str]:
    """The names of the methods that a cell defines, each of which begins its line."""
    return _METHOD.findall(bare(source))
