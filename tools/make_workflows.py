"""Write the shipped workflows (``workflows/*.model3``) from their declarations.

Run it with QGIS 3.22: newer versions read what the oldest wrote, not the other way round.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Qt would shuffle the attributes of the file otherwise; read when Qt starts.
os.environ["QT_HASH_SEED"] = "0"

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "workflows"


def build_all() -> dict:
    """Return the models by key; the provider must be registered."""
    from carbonsink.tools.workflow_declarations import WORKFLOWS

    built = [declare() for declare in WORKFLOWS]
    return {build.key: build.finish() for build in built}


def main() -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    import conftest  # noqa: F401 - registers the package
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from carbonsink.processing_provider.provider import CarbonSinkProvider

    provider = CarbonSinkProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    FOLDER.mkdir(exist_ok=True)
    for key, model in build_all().items():
        path = FOLDER / f"{key}.model3"
        if not model.toFile(str(path)):
            sys.exit(f"Cannot write {path}")
        print(path)
    application.exitQgis()


if __name__ == "__main__":
    main()
