"""Write the reference of all algorithms as Markdown, a file per group, from what is registered.

``./dev docs`` calls it. Nothing is written by hand: names, help, defaults and limits come from the
declarations, as in the dialogs.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingParameterDefinition

PROVIDER = "carbonsink"
KINDS = {
    "raster": "raster layer",
    "multilayer": "several layers",
    "source": "vector layer or table",
    "vector": "vector layer",
    "field": "column",
    "file": "file or folder",
    "enum": "choice",
    "number": "number",
    "boolean": "yes or no",
    "string": "text",
    "rasterDestination": "raster",
    "sink": "vector layer",
    "fileDestination": "file",
    "folderDestination": "folder",
    "outputNumber": "number",
    "outputString": "text",
    "outputBoolean": "yes or no",
}
# What an example writes for an input that has no default.
VALUES = {
    "DATE": "2024",
    "DRIVER_A": "temperature_rasters",
    "DRIVER_B": "precipitation_rasters",
    "NDVI": "ndvi_2024",
    "PRECIPITATION": "precipitation_2024",
    "FIELD": "nep",
    "OBSERVED_FIELD": "npp",
    "PREDICTOR_FIELDS": "ndvi",
    "RADIATION": "radiation_2024",
    "RH_FIELD": "rh",
    "RS_FIELD": "rs",
    "SITE_FIELD": "site",
    "TARGET_FIELD": "npp",
    "TEMPERATURE": "temperature_2024",
}
# Inputs that one choice of a method needs: the example shows the usual one.
NEEDED = {("heterotrophicrespiration", "RS"), ("nepseries", "RS")}
SUFFIXES = {
    "raster": ".tif",
    "source": ".gpkg",
    "vector": ".gpkg",
    "multilayer": "_folder",
    "rasterDestination": ".tif",
    "sink": ".gpkg",
}


def group_pages(provider) -> dict[str, str]:
    """Return the Markdown of each group by its id, in the order of the toolbox."""
    from carbonsink.framework.groups import GROUP_IDS, group_name

    found: dict = {}
    for algorithm in provider.algorithms():
        found.setdefault(algorithm.groupId(), []).append(algorithm)
    order = [*GROUP_IDS, *sorted(set(found) - set(GROUP_IDS))]
    pages = {}
    for group in order:
        parts = [f"# {group_name(group)}"]
        parts += [algorithm_section(a) for a in sorted(found[group], key=lambda a: a.name())]
        pages[group] = "\n\n".join(parts) + "\n"
    return pages


def write_reference(provider, folder: Path) -> list[Path]:
    """Write a Markdown file per group and their index; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = group_pages(provider)
    lines = ["# Algorithms", "", "Made from the registered algorithms, as their dialogs are.", ""]
    for group, text in pages.items():
        lines.append(f"- [{text.splitlines()[0][2:]}]({group}.md)")
        names = [line[3:] for line in text.splitlines() if line.startswith("## ")]
        lines += [f"    - [{name}]({group}.md#{name})" for name in names]
    pages["index"] = "\n".join(lines) + "\n"
    files = []
    for name, text in pages.items():
        files.append(folder / f"{name}.md")
        files[-1].write_text(text, encoding="utf-8")
    return files


def algorithm_section(algorithm) -> str:
    """Return the section of one algorithm."""
    definitions = algorithm.parameterDefinitions()
    inputs = [d for d in definitions if not d.isDestination()]
    destinations = [d for d in definitions if d.isDestination()]
    parts = [f"## {algorithm.name()}", f"**{algorithm.displayName()}**", _about(algorithm)]
    parts += _table("Inputs", [_input_row(d) for d in inputs])
    parts += _table("Outputs", [_output_row(d) for d in destinations])
    named = {d.name() for d in destinations}
    values = [o for o in algorithm.outputDefinitions() if o.name() not in named]
    parts += _list(
        "Values", [f"`{o.name()}` ({_kind(o)}): {_plain(o.description())}" for o in values]
    )
    for heading, method in (("Method", "reference"), ("Limits", "limits")):
        text = getattr(algorithm, method, str)()
        parts += [f"**{heading}.** {_plain(text)}"] if text else []
    parts.append(f"```\n{example(algorithm)}\n```")
    return "\n\n".join(parts)


def example(algorithm) -> str:
    """Return a call with all inputs that must be given and the outputs made by default."""
    words = [f"qgis_process run {PROVIDER}:{algorithm.name()} --"]
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for definition in algorithm.parameterDefinitions():
        is_needed = (algorithm.name(), definition.name()) in NEEDED
        if definition.flags() & optional and not is_needed:
            continue
        if definition.isDestination() or definition.defaultValue() is None:
            words.append(f"{definition.name()}={_example_value(definition)}")
    return " \\\n    ".join(words)


def _example_value(definition) -> str:
    name = definition.name().lower().replace(":", "_")
    kind = definition.type()
    if definition.name() in VALUES:
        return VALUES[definition.name()]
    if kind == "number":
        return "1"
    if kind in ("file", "fileDestination"):
        extension = definition.extension() if kind == "file" else definition.defaultFileExtension()
        return f"{name}.{extension}" if extension else name
    return name + SUFFIXES.get(kind, "")


def _about(algorithm) -> str:
    about = getattr(algorithm, "about", None)
    return _plain(about() if about else algorithm.shortDescription())


def _kind(definition) -> str:
    return KINDS.get(definition.type(), definition.type())


def _input_row(definition) -> tuple:
    return (
        f"`{definition.name()}`",
        _plain(definition.description()),
        _type_and_options(definition),
        _default(definition),
        _plain(definition.help()),
    )


def _type_and_options(definition) -> str:
    text = _kind(definition)
    if definition.type() == "enum":
        text += ": " + ", ".join(f"`{option}`" for option in definition.options())
    flags, names = definition.flags(), QgsProcessingParameterDefinition.Flag
    text += ", optional" if flags & names.FlagOptional else ""
    return text + (", advanced" if flags & names.FlagAdvanced else "")


def _default(definition) -> str:
    value = definition.defaultValue()
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    value = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _output_row(definition) -> tuple:
    by_default = "yes" if definition.createByDefault() else "on request"
    return (
        f"`{definition.name()}`",
        _plain(definition.description()),
        _kind(definition),
        by_default,
        _plain(definition.help()),
    )


def _table(heading: str, rows: list) -> list:
    if not rows:
        return []
    fourth = "Default" if heading == "Inputs" else "Made"
    head = f"| {heading} | Label | Type | {fourth} | What it is |\n|---|---|---|---|---|"
    return ["\n".join([head, *("| " + " | ".join(row) + " |" for row in rows)])]


def _list(heading: str, lines: list) -> list:
    return [f"**{heading}**\n\n" + "\n".join(f"- {line}" for line in lines)] if lines else []


def _plain(text: str) -> str:
    """Return a text that Markdown neither formats nor breaks."""
    text = " ".join((text or "").split())
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, "\\" + mark)
    return text
