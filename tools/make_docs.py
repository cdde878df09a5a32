"""Build the manual: Markdown of ``docs/`` and the reference to a static site in ``.dev/site``.

Run by ``./dev docs``. Pages in other languages lie in folders named as their translation is
(``docs/zh_CN``); a page has the headings of its English twin, and their anchors. Every link and
picture is checked; the exit code is 1 if one is missing. The site needs no network; only the search
needs a script, which comes along.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import jinja2
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent
DOCS, SITE = ROOT / "docs", ROOT / ".dev" / "site"
TEMPLATE = "page.html"
# Pages in the order in which they are read; others of the folder follow by name.
ORDER = (
    "index",
    "guide",
    "my-own-data",
    "batch",
    "methods",
    "papers",
    "reference/index",
    "cluster",
    "development",
)
SCRIPTS = ("search.js",)
# Texts of the pages themselves by language.
WORDS = {
    "": {
        "language": "en",
        "search": "Search",
        "nothing": "Nothing was found.",
        "other": "中文",
        "english": "",
    },
    "zh_CN": {
        "language": "zh-CN",
        "search": "搜索",
        "nothing": "没有找到。",
        "other": "English",
        "english": "（英文）",
    },
}
# An anchor that a heading names itself, as those of algorithms: ## Align rasters {#alignrasters}
ANCHOR = re.compile(r"\s*\{#([\w-]+)\}\s*$")


class Page(NamedTuple):
    """A page: its title, its HTML, and what a search finds in it.

    `sections` are heading, anchor and plain text of each part.
    """

    title: str
    body: str
    sections: tuple


def render_page(text: str, twin: str = "") -> Page:
    """Return the page of a Markdown text; headings get the names that links use.

    Parameters
    ----------
    text : str
        Markdown.
    twin : str, optional
        The same page in English, whose headings give the anchors.
    """
    parser = markdown_parser()
    tokens = parser.parse(text)
    names = anchors_of(twin)
    title, count = "", 0
    sections: list = []
    for opening, inline in zip(tokens, tokens[1:]):
        if opening.type == "heading_open":
            anchor_match, name = ANCHOR.search(inline.content), anchor_of(inline.content)
            if anchor_match:
                inline.content = inline.content[: anchor_match.start()]
                last = (inline.children or [inline])[-1]
                last.content = ANCHOR.sub("", last.content)
            opening.attrSet("id", names[count] if count < len(names) else name)
            count += 1
            heading = inline.content.replace("`", "")
            title = title or heading
            sections.append([heading, opening.attrGet("id"), ""])
        elif inline.type == "inline" and opening.type != "heading_open" and sections:
            sections[-1][2] += " " + plain_text(inline)
    body = parser.renderer.render(tokens, parser.options, {})
    return Page(
        title,
        body,
        tuple(
            (section_heading, name, section_text.strip())
            for section_heading, name, section_text in sections
        ),
    )


def plain_text(inline) -> str:
    """Return what a reader sees of a piece of text."""
    kinds = ("text", "code_inline", "softbreak")
    texts = (child.content or " " for child in inline.children if child.type in kinds)
    return " ".join("".join(texts).split())


def anchors_of(text: str) -> list:
    """Return the anchor of every heading of a Markdown text."""
    tokens = markdown_parser().parse(text)
    return [
        anchor_of(inline.content)
        for opening, inline in zip(tokens, tokens[1:])
        if opening.type == "heading_open"
    ]


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading: its own, or its words."""
    anchor_match = ANCHOR.search(heading)
    return anchor_match[1] if anchor_match else heading_name(heading)


def markdown_parser() -> MarkdownIt:
    """Return what reads the Markdown of the manual."""
    return MarkdownIt("commonmark").enable("table")


def heading_name(text: str) -> str:
    """Return the anchor of a heading, as the usual hosts of Markdown make it."""
    letters = re.sub(r"[^\w\- ]", "", text.strip().lower())
    return letters.replace(" ", "-")


def site_links(body: str) -> str:
    """Return HTML whose links lead to pages of the site."""

    def replace(link) -> str:
        return f'{link[1]}"{html.escape(target_of(html.unescape(link[2])))}"'

    return re.sub(r'((?:href|src)=)"([^"]*)"', replace, body)


def target_of(link: str) -> str:
    """Return where a link of a page in `docs/` leads to."""
    if re.match(r"[a-z]+:", link) or link.startswith("#"):
        return link
    path, hash_sign, anchor = link.partition("#")
    return re.sub(r"\.md$", ".html", path) + hash_sign + anchor


def build(sources: dict[Path, str], pictures: Path, site: Path) -> list[str]:
    """Write the site and return its faults.

    Parameters
    ----------
    sources : dict of Path to str
        Markdown by its path inside the manual.
    pictures : Path
        Folder that is copied to ``images``.
    site : Path
        Written anew.
    """
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(pictures, site / "images")
    for script in SCRIPTS:
        shutil.copy(DOCS / "theme" / script, site / script)
    loader = jinja2.FileSystemLoader(str(DOCS / "theme"))
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined
    )
    template = environment.get_template(TEMPLATE)
    pages = {}
    for source, text in sources.items():
        twin = english_twin(source)
        page = render_page(text, sources.get(twin, "") if twin != source else "")
        pages[source] = page._replace(body=site_links(page.body))
    for source, page in pages.items():
        target = site / source.with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        top = "../" * (len(source.parts) - 1)
        language = language_of(source)
        content = template.render(
            title=page.title,
            body=page.body,
            menu=menu_entries(pages, source, top),
            words=WORDS[language],
            other=other_language(pages, source, top),
            top=top,
            index=top + index_name(language),
        )
        target.write_text(content, encoding="utf-8")
    for language in WORDS:
        write_index(pages, language, site)
    return find_faults(site)


def language_of(source: Path) -> str:
    """Return the language of a page by the folder it lies in; empty for English."""
    return source.parts[0] if source.parts[0] in WORDS else ""


def english_twin(source: Path) -> Path:
    """Return the same page in English."""
    return Path(*source.parts[1:]) if language_of(source) else source


def menu_entries(pages: dict, source: Path, top: str) -> list:
    """Return the pages of a language, then those that are in English alone: link, title, here."""
    language = language_of(source)
    translated = [other for other in pages if language_of(other) == language]
    english_only = [other for other in pages if language and not language_of(other)]
    english_only = [other for other in english_only if Path(language) / other not in pages]
    suffixes = [""] * len(translated) + [WORDS[language]["english"]] * len(english_only)
    return [
        (top + other.with_suffix(".html").as_posix(), pages[other].title + suffix, other == source)
        for other, suffix in zip((*translated, *english_only), suffixes)
    ]


def other_language(pages: dict, source: Path, top: str) -> str:
    """Return the link to the same page in the other language; empty where there is none."""
    if language_of(source):
        twins = [english_twin(source)]
    else:
        twins = [Path(language_folder) / source for language_folder in WORDS if language_folder]
    twin = next((language_folder for language_folder in twins if language_folder in pages), None)
    return top + twin.with_suffix(".html").as_posix() if twin is not None else ""


def index_name(language: str) -> str:
    """Return the script that holds the texts a search looks through."""
    return f"search_{language or 'en'}.js"


def write_index(pages: dict, language: str, site: Path) -> None:
    """Write page, heading, address and text of every section of a language, as a script.

    A page that is opened from the disk may read scripts and nothing else.
    """
    entries = [
        (page.title, heading, f"{source.with_suffix('.html').as_posix()}#{name}", section_text)
        for source, page in pages.items()
        if language_of(source) == language
        for heading, name, section_text in page.sections
    ]
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    (site / index_name(language)).write_text(f"var SECTIONS = {text};\n", encoding="utf-8")


def find_faults(site: Path) -> list[str]:
    """Return the links and pictures of a site that lead nowhere."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    names = {path: set(re.findall(r'id="([^"]*)"', text)) for path, text in pages.items()}
    faults = []
    for path, text in pages.items():
        for link in re.findall(r'(?:href|src)="([^"]*)"', text):
            link = html.unescape(link)
            if re.match(r"[a-z]+:", link):
                continue
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path.resolve()
            names_of_pages = {page.resolve(): page_names for page, page_names in names.items()}
            if not target.is_file():
                faults.append(f"{path.relative_to(site)}: {link} does not exist")
            elif anchor and anchor not in names_of_pages.get(target, ()):
                faults.append(f"{path.relative_to(site)}: no heading for {link}")
    return faults


def read_sources(folder: Path, reference: Path) -> dict[Path, str]:
    """Return the Markdown of the manual by path, in the order of its menu.

    Parameters
    ----------
    folder : Path
        ``docs``, with a folder for each other language.
    reference : Path
        The reference, likewise.
    """
    sources = {}
    for language in WORDS:
        files = {path.name: path for path in sorted((folder / language).glob("*.md"))}
        reference_pages = sorted((reference / language).glob("*.md"))
        files.update({f"reference/{path.name}": path for path in reference_pages})
        first = [f"{name}.md" for name in ORDER if f"{name}.md" in files]
        for name in dict.fromkeys([*first, *files]):
            sources[Path(language) / name] = files[name].read_text(encoding="utf-8")
    return sources


def main() -> None:
    """Build the manual with the reference of the algorithms."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=SITE, help="folder of the site")
    site = parser.parse_args().site
    reference = site.parent / "reference"
    shutil.rmtree(reference, ignore_errors=True)
    write_reference_to(reference)
    faults = build(read_sources(DOCS, reference), DOCS / "images", site)
    print("\n".join(faults) or f"{site / 'index.html'}: {len(list(site.rglob('*.html')))} pages")
    sys.exit(1 if faults else 0)


def write_reference_to(folder: Path) -> None:
    """Start QGIS without a window and write the reference in each language."""
    from make_reference import write_reference
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator
    from qm import compile_qm

    application = QgsApplication([], False)
    application.initQgis()
    from carbonsink.processing_provider.provider import CarbonSinkProvider

    provider = CarbonSinkProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    for language in WORDS:
        translator = QTranslator()
        if language:
            source = ROOT / "i18n" / f"carbonsink_{language}.ts"
            compiled = compile_qm(source.read_bytes())
            translator.loadFromData(compiled)
            QCoreApplication.installTranslator(translator)
        provider.refreshAlgorithms()
        write_reference(provider, folder / language, language)
        QCoreApplication.removeTranslator(translator)
    application.exitQgis()


if __name__ == "__main__":
    main()
