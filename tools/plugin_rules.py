"""The rules of the QGIS plugin repository, which blocks an upload that breaks one.

What it looks for was learnt from its scanner's reports: unsafe calls, swallowed exceptions,
``assert`` in shipped code, binaries and generated files, size, a missing licence or metadata.
"""

from __future__ import annotations

import ast
import configparser
from pathlib import PurePosixPath

MAX_BYTES = 25_000_000
SUFFIXES = frozenset(
    "py txt md svg png csv json html css js j2 qml model3 qpt ts qm".split()
)  # of files that a person wrote, or at least can look at; and compiled translations
BINARY = frozenset({".png", ".qm"})
FORBIDDEN_MODULES = frozenset({"pickle", "cPickle", "dill", "shelve", "marshal"})
FORBIDDEN_CALLS = frozenset({"eval", "exec", "compile", "__import__"})
FORBIDDEN_METHODS = frozenset({"os.system", "os.popen", "yaml.load", "joblib.load"})
LINKS = ("homepage", "tracker", "repository")
METADATA = (
    *("name", "description", "about", "version", "qgisMinimumVersion", "author", "email"),
    *(*LINKS, "license", "hasProcessingProvider"),
)


def find_violations(files: dict[str, bytes]) -> list[str]:
    """Return one sentence for each broken rule; empty if the plugin may be uploaded.

    Parameters
    ----------
    files : dict of str to bytes
        Content of each shipped file by its path inside the plugin, with ``/``.
    """
    violations = []
    for name, content in sorted(files.items()):
        violations += check_file(name, content)
        if name.endswith(".py"):
            violations += [
                f"{name}:{line}: {violation}" for line, violation in check_source(content)
            ]
    size = sum(map(len, files.values()))
    if size > MAX_BYTES:
        violations.append(f"the plugin has {size} bytes, more than {MAX_BYTES}")
    if "LICENSE" not in files:
        violations.append("LICENSE is missing")
    return violations + check_metadata(files.get("metadata.txt", b"").decode())


def check_file(name: str, content: bytes) -> list[str]:
    """Return what is wrong with a file as such."""
    path = PurePosixPath(name)
    violations = []
    if any(path_part.startswith(".") or path_part == "__pycache__" for path_part in path.parts):
        violations.append(f"{name}: hidden or generated")
    if path.suffix and path.suffix[1:] not in SUFFIXES:
        violations.append(f"{name}: a kind of file that is not shipped")
    elif path.suffix not in BINARY and b"\0" in content:
        violations.append(f"{name}: binary")
    return violations


class _CaseSensitive(configparser.ConfigParser):
    """A reader that keeps the case of keys."""

    def optionxform(self, optionstr: str) -> str:
        """Return a key as it is written."""
        return optionstr


def check_metadata(text: str) -> list[str]:
    """Return what ``metadata.txt`` lacks."""
    parser = _CaseSensitive(interpolation=None)
    parser.read_string(text)
    general = dict(parser["general"]) if parser.has_section("general") else {}
    return [f"metadata.txt: {key} is missing" for key in METADATA if not general.get(key)]


def check_source(source: bytes) -> list[tuple[int, str]]:
    """Return line and fault of everything unsafe in a Python file."""
    return [
        (getattr(node, "lineno", 0), fault)
        for node in ast.walk(ast.parse(source))
        for fault in node_faults(node)
    ]


def node_faults(node: ast.AST) -> list[str]:
    """Return the faults of one node of a syntax tree."""
    if isinstance(node, ast.Assert):
        return ["assert"]
    if isinstance(node, ast.ExceptHandler):
        return ["an exception is swallowed"] if is_silent(node) else []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
    else:
        return call_faults(node) if isinstance(node, ast.Call) else []
    return [f"imports {name}" for name in names if name.split(".")[0] in FORBIDDEN_MODULES]


def is_silent(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler hides what happened: by ``pass``, or by ``continue`` on anything."""
    if all(isinstance(line, ast.Pass) for line in handler.body):
        return True
    anything = handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")
    return anything and all(isinstance(line, ast.Continue) for line in handler.body)


def call_faults(call: ast.Call) -> list[str]:
    """Return the faults of one call."""
    name = ast.unparse(call.func)
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    faults = []
    if name in FORBIDDEN_CALLS | FORBIDDEN_METHODS:
        faults.append(f"calls {name}")
    if name.split(".")[-1] in ("extractall", "_extract_member"):
        faults.append(f"calls {name}, which may write outside its folder")
    shell = keywords.get("shell")
    if shell is not None and not (isinstance(shell, ast.Constant) and shell.value is False):
        faults.append("starts a shell")
    if name.split(".")[-1] == "Environment" and "autoescape" not in keywords:
        faults.append("a template environment without autoescape")
    return faults
