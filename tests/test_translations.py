"""No text that a user may read is left out of the translations."""

from __future__ import annotations

import ast
import re

import pytest

from carbonsink.tools.qm import compile_qm
from carbonsink.tools.texts import texts_of_code
from carbonsink.tools.translation_faults import find_faults, term_doubts
from carbonsink.tools.ts_file import Catalogue, read_catalogue, write_catalogue

LANGUAGES = ("zh_CN",)
# What stays as it is in every language: names and ids.
NAMES = re.compile(r"Carbon Sink|carbonsink:\w+|\b[A-Z][A-Z0-9_]+\b")


def test_texts_of_code_are_read_as_python_reads_them():
    source = """
tr("one")
self.tr('two ' "halves")
tr("left " + "right")
tr("yes" if flag else "no")
tr(variable)
ClassEntry(1, "key", "Label", "#ffffff")
rows = ((1, "forest", "Forest", "#1a9850"),)
print("not this")
"""
    expected = {"one", "two halves", "left right", "yes", "no", "Label", "Forest"}
    assert set(texts_of_code(source)) == expected


def test_a_catalogue_is_read_as_it_was_written(tmp_path):
    catalogue = Catalogue(
        "zh_CN",
        {'a < b & "c"': "甲 < 乙", "two\nlines {n} km²": ""},
        {'a < b & "c"': "core/a.py", "two\nlines {n} km²": "ui/b.py"},
    )
    file = tmp_path / "a.ts"
    write_catalogue(file, catalogue, "CarbonSink")
    assert read_catalogue(file) == catalogue


@pytest.mark.parametrize(
    ("text", "translation", "fault"),
    [
        ("{n} cells", "{m} 个像元", "placeholders"),
        ("<b>x</b>", "甲", "tags"),
        ("Yes, no", "是, 否", "narrow punctuation"),
    ],
)
def test_faults_of_a_translation_are_found(text, translation, fault):
    assert find_faults(Catalogue("zh_CN", {text: translation}, {})) == [(text, fault)]


def test_a_good_translation_has_no_fault():
    good = {"{n} cells, <b>{share}</b>": "{n} 个像元，<b>{share}</b>", "open": "", "R2": "R2"}
    assert find_faults(Catalogue("zh_CN", good, {})) == []


def test_terms_are_looked_up_the_longest_first(tmp_path):
    table = tmp_path / "terms.csv"
    table.write_text("english,translation\nhot spot,热点\nhot spot analysis,热点分析\n")
    catalogue = Catalogue("zh_CN", {"Hot spot analysis": "热点分析", "Hot spots": "冷点"}, {})
    assert term_doubts(catalogue, table) == [("Hot spots", "hot spot", "热点")]


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request, root):
    return read_catalogue(root / "i18n" / f"carbonsink_{request.param}.ts")


def test_every_text_of_the_code_is_in_the_catalogue(catalogue, root):
    pytest.importorskip("qgis.core")
    from carbonsink.tools.texts import collect_texts

    texts = set(collect_texts(root))
    assert texts - set(catalogue.translations) == set(), "run ./dev translations"


def test_no_translation_has_a_fault(catalogue):
    assert find_faults(catalogue) == []


# ---- what the window shows, with every known text marked -----------------------------------------


@pytest.fixture(scope="module")
def marked(provider, root, tmp_path_factory):
    """A language in which every known text is itself between brackets."""
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    known = read_catalogue(root / "i18n" / "carbonsink_zh_CN.ts")
    marks = {text: f"⟦{text}⟧" for text in known.translations}
    folder = tmp_path_factory.mktemp("marked")
    write_catalogue(folder / "a.ts", Catalogue("xx", marks, known.files), "CarbonSink")
    (folder / "a.qm").write_bytes(compile_qm((folder / "a.ts").read_bytes()))
    translator = QTranslator()
    assert translator.load(str(folder / "a.qm"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def unmarked(text: str) -> str:
    """Return what of a text stands outside of all brackets."""
    depth, left = 0, ""
    for letter in re.sub(r"<[^>]*>", " ", text):
        depth += (letter == "⟦") - (letter == "⟧")
        left += letter if depth == 0 and letter != "⟧" else ""
    return left


def words_left_out(text: str) -> list[str]:
    return re.findall(r"[a-z]{3,}", NAMES.sub("", unmarked(text)))


def test_what_is_marked_is_seen():
    assert words_left_out("⟦Sen ⟦slope⟧⟧ (<b>RASTERS</b>)") == []
    assert words_left_out("⟦Sen⟧ slope") == ["slope"]


def shown_texts(algorithm):
    """All that the toolbox and the dialog of an algorithm show, but for ids of choices."""
    yield "name", algorithm.displayName()
    yield "group", algorithm.group()
    yield "description", algorithm.shortDescription()
    for definition in algorithm.parameterDefinitions():
        yield f"label of {definition.name()}", definition.description()
        yield f"help of {definition.name()}", definition.help()
    for output in algorithm.outputDefinitions():
        yield f"output {output.name()}", output.description()


def test_nothing_in_the_toolbox_and_the_dialogs_is_left_out(provider, marked):
    left_out = []
    for registered in provider.algorithms():
        algorithm = registered.create()
        for what, text in shown_texts(algorithm):
            words = words_left_out(text)
            if words:
                left_out.append(f"{algorithm.name()}, {what}: {' '.join(words)}")
    assert left_out == []


def test_the_words_of_the_search_are_translated_too(provider, marked):
    from carbonsink.framework.algorithm import CarbonSinkAlgorithm

    ours = [a for a in provider.algorithms() if isinstance(a, CarbonSinkAlgorithm)]
    assert any(algorithm.keywords() for algorithm in ours)
    assert [words_left_out(algorithm.keywords()) for algorithm in ours if algorithm.keywords()] == [
        [] for algorithm in ours if algorithm.keywords()
    ]


SENTENCE = re.compile(r"[A-Z][a-z]+( [a-z(]+)+")


def sentences_outside(source: str) -> list[str]:
    """Return literals that read like a sentence or a label and are not handed to ``tr``."""
    tree = ast.parse(source)
    handed = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in ("tr", "tr_class", "ClassEntry", "compile"):  # a pattern is not shown
                handed |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Dict):  # what stands in a file, beside what is shown for it
            pairs = zip(node.keys, node.values)
            handed |= {id(key) for key, value in pairs if is_translated(value)}
        elif isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body:
            handed |= {id(part) for part in ast.walk(node.body[0]) if is_docstring(node.body[0])}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in handed
        and SENTENCE.match(node.value)
    ]


def is_translated(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr"


def is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_a_sentence_outside_of_tr_is_found():
    source = '"""A file."""\nlabel = "Number of cells"\nother = tr("Number of sites")\n'
    source += (
        'titles = {"Slope of it": tr("Slope of all")}\npattern = re.compile("A pattern of it")\n'
    )
    assert sentences_outside(source) == ["Number of cells"]


@pytest.mark.parametrize(
    "folder", ["algorithms", "core/report", "framework", "processing_provider", "ui"]
)
def test_no_sentence_stands_outside_of_tr(root, folder):
    found = {
        file.relative_to(root).as_posix(): sentences_outside(file.read_text(encoding="utf-8"))
        for file in (root / folder).rglob("*.py")
    }
    assert {name: texts for name, texts in found.items() if texts} == {}


# ---- the language QGIS speaks --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "file"),
    [
        ("zh_CN", "carbonsink_zh_CN.qm"),
        ("zh-Hans", "carbonsink_zh_CN.qm"),
        ("zh", "carbonsink_zh_CN.qm"),
        ("de_CH", "carbonsink_de.qm"),
        ("zh_TW", ""),
        ("en_US", ""),
        ("", ""),
    ],
)
def test_the_file_of_a_language(monkeypatch, tmp_path, language, file):
    pytest.importorskip("qgis.core")
    from carbonsink.framework.text import translation

    for name in ("carbonsink_zh_CN.qm", "carbonsink_de.qm"):
        (tmp_path / name).touch()
    monkeypatch.setattr(translation, "FOLDER", str(tmp_path))
    found = translation.translation_file(language)
    assert found == (str(tmp_path / file) if file else "")


def test_the_settings_of_qgis_choose_the_language(qgis_app):
    from qgis.core import QgsSettings
    from qgis.PyQt.QtCore import QLocale

    from carbonsink.framework.text.translation import qgis_language

    settings = QgsSettings()
    settings.setValue("locale/userLocale", "zh_CN")
    try:
        settings.setValue("locale/overrideFlag", True)
        assert qgis_language() == "zh_CN"
        settings.setValue("locale/overrideFlag", False)
        assert qgis_language() == QLocale().name()
    finally:
        settings.remove("locale/overrideFlag")
        settings.remove("locale/userLocale")


def test_the_language_of_the_command_line_goes_first(qgis_app):
    from carbonsink.framework.text.translation import qgis_language

    before = qgis_app.translation()
    qgis_app.setTranslation("zh-Hans")
    try:
        assert qgis_language() == "zh-Hans"
    finally:
        qgis_app.setTranslation(before)
