"""The languages of the plugin: texts are collected from the code into ``i18n/*.ts``.

./dev translations                 collect the texts, keep what is translated, say what is left
./dev translations check           say what is wrong with the translations; exit code 1 if any
./dev translations export FILE     unfinished texts as JSON, by file of the code
    [--files PATTERN] [--most N]
./dev translations import FILE     take translations from such a file
./dev translations compile         i18n/*.qm of this checkout, which QGIS reads
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "i18n"
CONTEXT = "CarbonSink"


def main() -> None:
    """Do what the command line asks."""
    from carbonsink.tools.texts import collect_texts
    from carbonsink.tools.ts_file import Catalogue, read_catalogue, write_catalogue

    parser = argparse.ArgumentParser(prog="./dev translations", description=__doc__.split("\n")[0])
    verbs = "update check export import compile".split()
    parser.add_argument("verb", nargs="?", default="update", choices=verbs)
    parser.add_argument("file", nargs="?", type=Path, help="of export and import")
    parser.add_argument("--language", default="zh_CN")
    parser.add_argument("--files", default="*", help="export: only texts of these files")
    parser.add_argument("--most", type=int, default=0, help="export: at most so many")
    options = parser.parse_args()

    path = FOLDER / f"carbonsink_{options.language}.ts"
    catalogue = read_catalogue(path) if path.exists() else Catalogue(options.language, {}, {})
    if options.verb == "compile":
        compile_all()
    elif options.verb == "check":
        sys.exit(check(catalogue))
    elif options.verb == "export":
        export(catalogue, options)
    else:
        if options.verb == "import":
            imported = json.loads(options.file.read_text(encoding="utf-8"))
            catalogue.translations.update({k: v for k, v in flatten_groups(imported).items() if v})
        texts = collect_texts(ROOT)
        translations = {text: catalogue.translations.get(text, "") for text in texts}
        write_catalogue(path, Catalogue(options.language, translations, texts), CONTEXT)
        left = sum(not translation for translation in translations.values())
        n_gone = len(set(catalogue.translations) - set(texts))
        print(f"{path.name}: {len(texts)} texts, {left} not translated, {n_gone} gone")


def flatten_groups(grouped: dict) -> dict[str, str]:
    """Return texts and translations, whether they are grouped by file or not."""
    translations = {}
    for key, value in grouped.items():
        translations.update(value if isinstance(value, dict) else {key: value})
    return translations


def export(catalogue, options) -> None:
    """Write unfinished texts as JSON, grouped by the file they stand in."""
    groups: dict[str, dict[str, str]] = {}
    for text, translation in catalogue.translations.items():
        file = catalogue.files.get(text, "")
        if not translation and fnmatch.fnmatch(file, options.files):
            groups.setdefault(file, {})[text] = ""
            if options.most and sum(map(len, groups.values())) >= options.most:
                break
    options.file.write_text(json.dumps(groups, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{options.file}: {sum(map(len, groups.values()))} texts of {len(groups)} files")


def check(catalogue) -> int:
    """Print what is wrong with the translations; return 1 if anything is."""
    from carbonsink.tools.translation_faults import find_faults, term_doubts

    faults = find_faults(catalogue)
    for text, fault in faults:
        print(f"{fault}: {text!r} -> {catalogue.translations[text]!r}")
    term_faults = term_doubts(catalogue, FOLDER / f"terminology_{catalogue.language}.csv")
    for text, term, expected in term_faults:
        print(f"term {term!r} as {expected}? {text!r} -> {catalogue.translations[text]!r}")
    n_translated = sum(bool(translation) for translation in catalogue.translations.values())
    print(
        f"{catalogue.language}: {n_translated} of {len(catalogue.translations)} translated, "
        f"{len(faults)} faults, {len(term_faults)} doubtful terms"
    )
    return int(bool(faults))


def compile_all() -> None:
    """Write the file that QGIS reads beside every source of translations."""
    from carbonsink.tools.qm import compile_qm

    for source in sorted(FOLDER.glob("*.ts")):
        source.with_suffix(".qm").write_bytes(compile_qm(source.read_bytes()))


if __name__ == "__main__":
    main()
