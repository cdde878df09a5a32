"""Build the manual: Markdown of ``docs/`` and the reference to a static site in ``.dev/site``.

Run by ``./dev docs``. Every link and picture is checked; the exit code is 1 if one is missing. The
site needs no network and no script.
"""

from __future__ import annotations

import argparse
import html
import re
import shutil
import sys
from pathlib import Path

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


def render_page(text: str) -> tuple[str, str]:
    """Return title and HTML of a Markdown text; headings get the names that links use."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(text)
    title = ""
    for opening, inline in zip(tokens, tokens[1:]):
        if opening.type == "heading_open":
            opening.attrSet("id", heading_name(inline.content))
            title = title or inline.content.replace("`", "")
    body = parser.renderer.render(tokens, parser.options, {})
    return title, body


def heading_name(text: str) -> str:
    """Return the anchor of a heading, as the usual hosts of Markdown make it."""
    kept = re.sub(r"[^\w\- ]", "", text.strip().lower())
    return kept.replace(" ", "-")


def site_links(body: str) -> str:
    """Return HTML whose links lead to pages of the site."""

    def replace(found) -> str:
        return f'{found[1]}"{html.escape(target_of(html.unescape(found[2])))}"'

    return re.sub(r'((?:href|src)=)"([^"]*)"', replace, body)


def target_of(link: str) -> str:
    """Return where a link of a page in `docs/` leads to."""
    if re.match(r"[a-z]+:", link) or link.startswith("#"):
        return link
    path, mark, anchor = link.partition("#")
    return re.sub(r"\.md$", ".html", path) + mark + anchor


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
    loader = jinja2.FileSystemLoader(str(DOCS / "theme"))
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined
    )
    pages = {}
    for source, text in sources.items():
        title, body = render_page(text)
        pages[source] = (title, site_links(body))
    for source, (title, body) in pages.items():
        target = site / source.with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        top = "../" * (len(source.parts) - 1)
        menu = [
            (top + other.with_suffix(".html").as_posix(), name, other == source)
            for other, (name, _) in pages.items()
        ]
        page = environment.get_template(TEMPLATE).render(title=title, body=body, menu=menu)
        target.write_text(page, encoding="utf-8")
    return find_faults(site)


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
            known = {page.resolve(): found for page, found in names.items()}
            if not target.is_file():
                faults.append(f"{path.relative_to(site)}: {link} does not exist")
            elif anchor and anchor not in known.get(target, ()):
                faults.append(f"{path.relative_to(site)}: no heading for {link}")
    return faults


def read_sources(folder: Path, reference: Path) -> dict[Path, str]:
    """Return the Markdown of the manual by path, in the order of its menu."""
    files = {path.relative_to(folder): path for path in sorted(folder.glob("*.md"))}
    files.update({Path("reference") / p.name: p for p in sorted(reference.glob("*.md"))})
    first = [Path(f"{name}.md") for name in ORDER if Path(f"{name}.md") in files]
    return {
        path: files[path].read_text(encoding="utf-8") for path in dict.fromkeys([*first, *files])
    }


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
    """Start QGIS without a window and write the reference."""
    from make_reference import write_reference
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from carbonsink.processing_provider.provider import CarbonSinkProvider

    provider = CarbonSinkProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    provider.refreshAlgorithms()
    write_reference(provider, folder)
    application.exitQgis()


if __name__ == "__main__":
    main()
