"""Write the reference of all algorithms as Markdown, a file per group, from what is registered.

``./dev docs`` calls it. Nothing is written by hand: names, help, defaults and limits come from the
declarations, as in the dialogs.
"""

from __future__ import annotations

import re
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
    "crs": "coordinate system",
    "extent": "extent",
    "range": "range",
    "matrix": "table",
    "rasterDestination": "raster",
    "sink": "vector layer",
    "fileDestination": "file",
    "folderDestination": "folder",
    "outputNumber": "number",
    "outputString": "text",
    "outputBoolean": "yes or no",
    "outputMultilayer": "several layers",
}
# Words of the reference itself in other languages; those of algorithms come from their translation.
WORDS = {
    "zh_CN": {
        "coordinate system": "坐标系",
        "extent": "范围",
        "range": "区间",
        "table": "表格",
        "raster layer": "栅格图层",
        "several layers": "多个图层",
        "vector layer or table": "矢量图层或表格",
        "vector layer": "矢量图层",
        "column": "字段",
        "file or folder": "文件或文件夹",
        "choice": "选项",
        "number": "数字",
        "yes or no": "是或否",
        "text": "文本",
        "raster": "栅格",
        "file": "文件",
        "folder": "文件夹",
        "yes": "是",
        "no": "否",
        "on request": "按需",
        "optional": "可选",
        "advanced": "高级",
        "Inputs": "输入",
        "Outputs": "输出",
        "Values": "数值结果",
        "Label": "名称",
        "Type": "类型",
        "Default": "默认值",
        "Made": "默认生成",
        "What it is": "说明",
        "Method": "方法",
        "Limits": "局限",
        "Algorithms": "算法参考",
        "Made from the registered algorithms, as their dialogs are.": (
            "由已注册的算法生成，与对话框的内容相同。"
        ),
    }
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


def group_pages(provider, language: str = "") -> dict[str, str]:
    """Return the Markdown of each group by its id, in the order of the toolbox.

    Parameters
    ----------
    provider : QgsProcessingProvider
        Its algorithms speak the language of the installed translation.
    language : str, optional
        That language as the folders of the manual name it; English without it.
    """
    from carbonsink.framework.groups import GROUP_IDS, group_name

    algorithms_by_group: dict = {}
    for algorithm in provider.algorithms():
        algorithms_by_group.setdefault(algorithm.groupId(), []).append(algorithm)
    order = [*GROUP_IDS, *sorted(set(algorithms_by_group) - set(GROUP_IDS))]
    translate = _words(language)
    pages = {}
    for group in order:
        sections = [f"# {group_name(group)}"]
        for algorithm in sorted(algorithms_by_group[group], key=lambda a: a.name()):
            sections.append(algorithm_section(algorithm, translate))
        pages[group] = "\n\n".join(sections) + "\n"
    return pages


def _words(language: str):
    """Return what translates the words of the reference."""
    translations = WORDS.get(language, {})
    return (lambda text: translations[text]) if translations else (lambda text: text)


def write_reference(provider, folder: Path, language: str = "") -> list[Path]:
    """Write a Markdown file per group and their index; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    translate = _words(language)
    pages = group_pages(provider, language)
    origin = translate("Made from the registered algorithms, as their dialogs are.")
    lines = [f"# {translate('Algorithms')}", "", origin, ""]
    for group, text in pages.items():
        lines.append(f"- [{text.splitlines()[0][2:]}]({group}.md)")
        for title, name in re.findall(r"^## (.+) \{#(\w+)\}$", text, re.M):
            lines.append(f"    - [{title}]({group}.md#{name}) `{name}`")
    pages["index"] = "\n".join(lines) + "\n"
    files = []
    for name, text in pages.items():
        files.append(folder / f"{name}.md")
        files[-1].write_text(text, encoding="utf-8")
    return files


def algorithm_section(algorithm, translate) -> str:
    """Return the section of one algorithm; its anchor is the id, its title the name."""
    definitions = algorithm.parameterDefinitions()
    inputs = [d for d in definitions if not d.isDestination()]
    destinations = [d for d in definitions if d.isDestination()]
    lines_of_section = [f"## {_plain(algorithm.displayName())} {{#{algorithm.name()}}}"]
    lines_of_section += [f"`{PROVIDER}:{algorithm.name()}`", _about(algorithm)]
    lines_of_section += _table(
        translate, "Inputs", "Default", [_input_row(d, translate) for d in inputs]
    )
    lines_of_section += _table(
        translate, "Outputs", "Made", [_output_row(d, translate) for d in destinations]
    )
    destination_names = {d.name() for d in destinations}
    values = [o for o in algorithm.outputDefinitions() if o.name() not in destination_names]
    lines = [f"`{o.name()}` ({translate(_kind(o))}): {_plain(o.description())}" for o in values]
    lines_of_section += _list(translate("Values"), lines)
    for heading, method in (("Method", "reference"), ("Limits", "caveats")):
        text = getattr(algorithm, method, str)()
        lines_of_section += [f"**{translate(heading)}.** {_plain(text)}"] if text else []
    lines_of_section.append(f"```\n{example(algorithm)}\n```")
    return "\n\n".join(lines_of_section)


def example(algorithm) -> str:
    """Return a call with all inputs that must be given and the outputs made by default."""
    command_lines = [f"qgis_process run {PROVIDER}:{algorithm.name()} --"]
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for definition in algorithm.parameterDefinitions():
        is_needed = (algorithm.name(), definition.name()) in NEEDED
        if definition.flags() & optional and not is_needed:
            continue
        if definition.isDestination() or definition.defaultValue() is None:
            command_lines.append(f"{definition.name()}={_example_value(definition)}")
    return " \\\n    ".join(command_lines)


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
    description = getattr(algorithm, "description", algorithm.shortDescription)
    return _plain(description())


def _kind(definition) -> str:
    return KINDS.get(definition.type(), definition.type())


def _input_row(definition, translate) -> tuple:
    return (
        f"`{definition.name()}`",
        _plain(definition.description()),
        _type_and_options(definition, translate),
        _default(definition, translate),
        _plain(definition.help()),
    )


def _type_and_options(definition, translate) -> str:
    text = translate(_kind(definition))
    if definition.type() == "enum":
        text += ": " + ", ".join(f"`{option}`" for option in definition.options())
    flags, names = definition.flags(), QgsProcessingParameterDefinition.Flag
    text += f", {translate('optional')}" if flags & names.FlagOptional else ""
    return text + (f", {translate('advanced')}" if flags & names.FlagAdvanced else "")


def _default(definition, translate) -> str:
    value = definition.defaultValue()
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    value = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _output_row(definition, translate) -> tuple:
    by_default = translate("yes") if definition.createByDefault() else translate("on request")
    return (
        f"`{definition.name()}`",
        _plain(definition.description()),
        translate(_kind(definition)),
        by_default,
        _plain(definition.help()),
    )


def _table(translate, heading: str, fourth: str, rows: list) -> list:
    if not rows:
        return []
    heads = [translate(text) for text in (heading, "Label", "Type", fourth, "What it is")]
    head = f"| {' | '.join(heads)} |\n|---|---|---|---|---|"
    return ["\n".join([head, *("| " + " | ".join(row) + " |" for row in rows)])]


def _list(heading: str, lines: list) -> list:
    return [f"**{heading}**\n\n" + "\n".join(f"- {line}" for line in lines)] if lines else []


def _plain(text: str) -> str:
    """Return a text that Markdown neither formats nor breaks."""
    text = " ".join((text or "").split())
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, "\\" + mark)
    return text
