"""The manual's pictures, from what the scenarios in the real window left.

``python tools/manual_pictures.py SHOTS IMPORT [LANGUAGE]``: SHOTS is the folder of ``./dev gui
--scenario``, IMPORT that of ``tools/gui_import.py``, both with ``--lang zh-Hans`` for the language
zh_CN. Both stand in a folder whose name may stand in a manual, such as /home/maps/demo: windows
show it. Windows are scaled down, the first pages of reports are photographed in a browser, and all
are reduced to a palette. The figure of the demonstration, which ``./dev demo`` draws, is not made
here.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
COLOURS = 96
# Picture of the manual: that of the scenario, and its greatest width (px).
WINDOWS = {
    "toolbox": ("toolbox", 420),
    "workbench": ("workbench-maps", 1250),
    "workbench_npp_model": ("workbench-npp_model", 460),
    "workbench_nep": ("workbench-nep", 460),
    "workbench_clusters": ("workbench-clusters", 460),
    "workbench_landuse": ("workbench-landuse", 460),
    "workbench_zones": ("workbench-zones", 460),
    "dialog_train": ("dialog-npp_model", 900),
    "dialog_trend": ("dialog-trend", 900),
    "workflow_dialog": ("workflow", 900),
    "settings": ("settings", 900),
}
IMPORTS = {
    "dialog_import": ("import-dialog", 900),
    "dialog_import_variables": ("import-variables", 900),
}
# Report: its file, and the size of the page (px).
REPORTS = {
    "report_assessment": ("workspace/report/assessment.html", (800, 1120)),
    "report_training": ("workspace/train/npp_training.html", (800, 1120)),
    "report_trend": ("workspace/trend/trend.html", (800, 1120)),
}
RECEIPT = {"report_import": ("receipt.html", (1000, 1120))}


def write_picture(source: Path, target: Path, width: int) -> None:
    """Write a picture no wider than that, with few colours."""
    target.parent.mkdir(parents=True, exist_ok=True)
    how = ["-resize", f"{width}x>", "+dither", "-colors", str(COLOURS), "-strip"]
    subprocess.run(["convert", str(source), *how, f"PNG8:{target}"], check=True)


def photograph(browser, page: Path, target: Path, size: tuple) -> None:
    """Write a picture of the beginning of a report."""
    browser.open(page)
    browser.resize(size[0])
    browser.picture(target, height=size[1])
    write_picture(target, target, size[0])


def make_pictures(shots: Path, imports: Path, language: str = "") -> None:
    """Write the pictures of a language."""
    from carbonsink.tests.browser import Browser

    folder = IMAGES / language if language else IMAGES
    for name, (source, width) in WINDOWS.items():
        write_picture(shots / f"{source}.png", folder / f"{name}.png", width)
    for name, (source, width) in IMPORTS.items():
        write_picture(imports / f"{source}.png", folder / f"{name}.png", width)
    with tempfile.TemporaryDirectory() as profile:
        browser = Browser(profile)
        for base, reports in ((shots, REPORTS), (imports, RECEIPT)):
            for name, (source, size) in reports.items():
                photograph(browser, base / source, folder / f"{name}.png", size)
        browser.close()


if __name__ == "__main__":
    make_pictures(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
