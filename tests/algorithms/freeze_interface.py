"""Write interface.json and defaults.json from the algorithms: run it after a wanted change."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import conftest  # noqa: E402, F401 - registers the package
from qgis.core import QgsApplication  # noqa: E402


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    from carbonsink.tests.algorithms import test_every_algorithm as frozen

    for path, describe in (
        (frozen.INTERFACE, frozen.describe),
        (frozen.DEFAULTS, frozen.defaults_of),
    ):
        listed = {kind.ID: describe(kind().create()) for kind in frozen.ALGORITHMS}
        text = json.dumps(listed, indent=1, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")
    application.exitQgis()


if __name__ == "__main__":
    main()
