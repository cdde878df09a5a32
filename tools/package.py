"""Build ``dist/carbonsink-VERSION.zip``, the file for the QGIS plugin repository.

It holds what git tracks and the plugin needs, below one folder ``carbonsink``. The same files give
the same bytes, whenever and wherever it is built.
"""

from __future__ import annotations

import argparse
import configparser
import subprocess
import sys
import zipfile
from pathlib import Path

from plugin_rules import find_violations

ROOT = Path(__file__).resolve().parent.parent
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold

# Every tracked entry of the root is in one of these, so that a new one is never shipped, or left
# out, by accident.
SHIPPED = frozenset(
    "__init__.py plugin.py dependencies metadata.txt requirements.txt icon.svg LICENSE "
    "README.md CHANGELOG.md core processing_provider algorithms ui workflows styles i18n".split()
)
NOT_SHIPPED = frozenset(
    "dev pyproject.toml requirements-dev.txt tests tools benchmarks docs .ci .gitignore "
    ".gitattributes .github".split()
)


def git(*arguments: str) -> str:
    """Return what git prints for the repository."""
    # A checkout of another user's is read here, no hook of it is run.
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def shipped_files(tracked: list[str]) -> list[str]:
    """Return the tracked files that belong to the plugin; refuse entries nobody has judged."""
    tops = {name.split("/")[0] for name in tracked}
    unknown = tops - SHIPPED - NOT_SHIPPED
    if unknown:
        raise SystemExit(
            f"Is this part of the plugin? Say so in tools/package.py: {', '.join(sorted(unknown))}"
        )
    return sorted(name for name in tracked if name.split("/")[0] in SHIPPED)


def read_version(metadata: bytes) -> str:
    """Return the plugin's version."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(metadata.decode())
    return parser["general"]["version"]


def write_zip(target: Path, files: dict[str, bytes]) -> None:
    """Write the plugin's zip file."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"carbonsink/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, also where it is built elsewhere
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)


def main() -> None:
    """Build the zip, or say which rules are broken and exit with 1."""
    parser = argparse.ArgumentParser(prog="./dev package", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="folder of the zip file")
    output = parser.parse_args().output

    tracked = [name for name in git("ls-files", "-z").split("\0") if name]
    files = {name: (ROOT / name).read_bytes() for name in shipped_files(tracked)}
    violations = find_violations(files)
    if violations:
        sys.exit("\n".join(["Not built; the plugin repository would refuse this:", *violations]))
    if git("status", "--porcelain", "--", *files):
        print("Note: it holds changes that are not committed.", file=sys.stderr)

    output.mkdir(parents=True, exist_ok=True)
    target = output / f"carbonsink-{read_version(files['metadata.txt'])}.zip"
    write_zip(target, files)
    print(f"{target}: {len(files)} files, {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
