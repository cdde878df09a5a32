"""Collect every text that a user may read from the code, the templates, tables and workflows.

Texts are literals handed to ``tr`` (or ``_`` in a template), labels of class tables in code and
CSV files, and what the shipped workflows say. Adjacent literals are one text, as Python reads them.
"""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

FOLDERS = ("algorithms", "core", "dependencies", "framework", "processing_provider", "ui")
CALLS = frozenset({"tr", "tr_class"})
# Records with a label: the place of that among the arguments, or its name.
RECORDS = {
    "ClassEntry": (2, "label"),
    "Zone": (2, "label"),
    "PatternClass": (2, "label"),
    "TrendTest": (1, "label"),
    "EstimatorKind": (1, "label"),
    "FamilyKind": (1, "label"),
}
# Columns of tables whose texts are shown.
COLUMNS = {
    "core/trend/class_breaks.csv": ("label",),
    "core/flux/nep_classes.csv": ("label",),
    "core/flux/value_classes.csv": ("label",),
    "core/diagnosis/zone_rules.csv": ("zone", "text"),
}
COLOUR = re.compile(r"#[0-9a-f]{6}")
TEMPLATE_TEXT = re.compile(r"""\b_\(\s*(?:'([^']+)'|"([^"]+)")\s*\)""")


def collect_texts(root: Path) -> dict[str, str]:
    """Return every text with the first file it stands in, in the order of files and lines."""
    file_of_text: dict[str, str] = {}

    def add(text: str, path: Path) -> None:
        if text.strip():
            file_of_text.setdefault(text, path.relative_to(root).as_posix())

    paths = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py"))]
    for path in [*sorted(root.glob("*.py")), *paths]:
        for text in texts_of_code(path.read_text(encoding="utf-8")):
            add(text, path)
    for path in sorted((root / "core").rglob("templates/*.html")):
        for match in TEMPLATE_TEXT.finditer(path.read_text(encoding="utf-8")):
            add(match[1] or match[2], path)
    for name, columns in COLUMNS.items():
        for text in texts_of_table(root / name, columns):
            add(text, root / name)
    for path, texts in texts_of_workflows():
        for text in texts:
            add(text, path)
    return file_of_text


def texts_of_code(source: str) -> list[str]:
    """Return the texts of a Python file, in order."""
    positioned_texts = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Tuple):
            positioned_texts += [
                (node.lineno, node.col_offset, text) for text in label_of_class(node)
            ]
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in CALLS and node.args:
                positioned_texts += [
                    (node.lineno, node.col_offset, text) for text in literals(node.args[0])
                ]
            elif name in RECORDS:
                for label in label_of(node, *RECORDS[name]):
                    positioned_texts += [
                        (node.lineno, node.col_offset, text) for text in literals(label)
                    ]
    return [text for _, _, text in sorted(positioned_texts)]


def literals(node: ast.AST) -> list[str]:
    """Return the text that a node is, or the texts that it may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*literals(node.body), *literals(node.orelse)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = literals(node.left), literals(node.right)
        return [left[0] + right[0]] if len(left) == len(right) == 1 else []
    return []


def label_of(call: ast.Call, position: int, name: str) -> list[ast.expr]:
    """Return the argument of a record that is its label."""
    keyword_values = [keyword.value for keyword in call.keywords if keyword.arg == name]
    return keyword_values or call.args[position : position + 1]


def label_of_class(node: ast.Tuple) -> list[str]:
    """Return the label of a class written as a tuple: code, key, label, colour."""
    values = [element.value if isinstance(element, ast.Constant) else None for element in node.elts]
    is_class = len(values) == 4 and COLOUR.fullmatch(str(values[3])) is not None
    return [values[2]] if is_class and isinstance(values[2], str) else []


def texts_of_table(path: Path, columns: tuple[str, ...]) -> list[str]:
    """Return the texts of some columns of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file) for column in columns]


def texts_of_workflows() -> list[tuple[Path, list[str]]]:
    """Return the texts of each shipped workflow."""
    from carbonsink.processing_provider.workflows import workflow_paths, workflow_texts

    # The plugin may be imported through a link: the file is what counts.
    return [(Path(path).resolve(), workflow_texts(path)) for path in workflow_paths()]
