"""Build ``dist/carbonsink-VERSION.zip``, the file for the QGIS plugin repository.

It holds what the last commit has and the plugin needs, below one folder ``carbonsink``:
translations compiled, the newest changes and the address of the repository in ``metadata.txt``.
The same commit gives the same bytes, whenever it is built.
"""

from __future__ import annotations

import argparse
import configparser
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from plugin_rules import LINKS, find_violations
from qm import compile_qm

ROOT = Path(__file__).resolve().parent.parent
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold

# Every tracked entry of the root is in one of these, so that a new one is never shipped, or left
# out, by accident.
SHIPPED = frozenset(
    "__init__.py plugin.py dependencies metadata.txt requirements.txt icon.svg LICENSE "
    "README.md README.zh_CN.md CHANGELOG.md icons core framework algorithms processing_provider ui "
    "workflows styles i18n docs".split()
)
READMES = ("README.md", "README.zh_CN.md")
# Our own line length, a blank that the formatter sets, and what packages hand on.
FLAKE8 = ("--max-line-length=100", "--extend-ignore=E203", "--per-file-ignores=__init__.py:F401")
NOT_SHIPPED = frozenset(
    "dev pyproject.toml requirements-dev.txt requirements-oldest.txt requirements-torch.txt tests "
    "tools benchmarks CITATION.cff CONTRIBUTING.md SECURITY.md stubs .ci .gitignore .gitattributes "
    ".github .pre-commit-config.yaml".split()
)


def git(*arguments: str) -> bytes:
    """Return what git prints for the repository."""
    # A checkout of another user's is read here, no hook of it is run.
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def committed_files() -> dict[str, bytes]:
    """Return the content of every file of the last commit by its path."""
    archive = tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", "HEAD")))
    files = {member.name: archive.extractfile(member) for member in archive.getmembers()}
    return {name: file.read() for name, file in files.items() if file is not None}


def shipped_files(committed: list[str]) -> list[str]:
    """Return the files that belong to the plugin; refuse entries nobody has judged."""
    tops = {name.split("/")[0] for name in committed}
    unlisted = tops - SHIPPED - NOT_SHIPPED
    if unlisted:
        raise SystemExit(
            f"Is this part of the plugin? Say so in tools/package.py: {', '.join(sorted(unlisted))}"
        )
    return sorted(name for name in committed if name.split("/")[0] in SHIPPED)


def repository_address() -> str:
    """Return where the repository is published, as its remote ``origin`` says, or nothing."""
    try:
        remote = git("config", "--get", "remote.origin.url").decode().strip()
    except subprocess.CalledProcessError:
        return ""
    remote = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", remote)
    remote = re.sub(r"//[^/@]*@", "//", remote)  # names and tokens are nobody's business
    return re.sub(r"(\.git)?/?$", "", remote) if remote.startswith("https://") else ""


def add_links(metadata: str, repository: str) -> str:
    """Return ``metadata.txt`` with the addresses that the plugin manager shows."""
    for key in LINKS:
        value = f"{repository}/issues" if key == "tracker" else repository
        metadata = re.sub(rf"(?m)^{key}=.*$", f"{key}={value}", metadata)
    return metadata


def manual_files(committed: dict[str, bytes]) -> dict[str, bytes]:
    """Return the manual of the last commit, as ``./dev docs`` makes it, below ``manual``."""
    with tempfile.TemporaryDirectory() as folder:
        root, site = Path(folder) / "carbonsink", Path(folder) / "made" / "site"
        for name, content in committed.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        command = [sys.executable, str(root / "tools" / "make_docs.py"), "--site", str(site)]
        # A window is not needed, and may not be there.
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": folder}
        completed = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        if completed.returncode:
            sys.exit(
                f"Not built; the manual could not be made:\n{completed.stdout}{completed.stderr}"
            )
        pages = sorted(path for path in site.rglob("*") if path.is_file())
        return {f"manual/{page.relative_to(site).as_posix()}": page.read_bytes() for page in pages}


def link_to_manual(readme: bytes) -> bytes:
    """Return a README with links to the manual that comes along."""
    text = re.sub(r"\]\(docs/([\w/-]+)\.md", r"](manual/\1.html", readme.decode())
    return text.replace("](docs/", "](manual/").encode()


def finish_file(
    name: str, content: bytes, changelog: str, repository: str
) -> tuple[str, bytes] | None:
    """Return name and content of a file as it is shipped, or None if it is not."""
    if name == "metadata.txt":
        metadata = content.decode()
        if repository:
            metadata = add_links(metadata, repository)
        return name, add_changelog(metadata, changelog).encode()
    if name.startswith("docs/theme/") or name.endswith(".sh"):
        return None  # what only the manual needs, and scripts that run in a checkout
    if name.startswith("i18n/"):
        if not name.endswith(".ts"):
            return None  # what only translators need
        return name[: -len(".ts")] + ".qm", compile_qm(content)
    return name, content


def newest_changes(changelog: str) -> str:
    """Return the first section of ``CHANGELOG.md``, as plain lines."""
    section = changelog.split("\n## ")[1]
    title, *lines = section.splitlines()
    plain_lines = [line.replace("`", "").replace("### ", "") for line in lines if line.strip()]
    return "\n".join([title, *plain_lines])


def add_changelog(metadata: str, changelog: str) -> str:
    """Return ``metadata.txt`` with the newest changes, which the plugin manager shows."""
    # A per cent sign would begin an interpolation in QGIS's reader.
    text = re.sub(r"\s*%", " per cent", newest_changes(changelog)).replace("\n", "\n    ")
    return f"{metadata.rstrip()}\nchangelog={text}\n"


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


def build(repository: str, with_manual: bool = False) -> dict[str, bytes]:
    """Return the files of the plugin, or exit saying which rules they break."""
    committed = committed_files()
    changelog = committed.get("CHANGELOG.md", b"").decode()
    names = shipped_files(list(committed))
    finished = [finish_file(name, committed[name], changelog, repository) for name in names]
    files = dict(file for file in finished if file is not None)
    if with_manual:
        files.update(manual_files(committed))
        for name in READMES:
            files[name] = link_to_manual(files[name])
    violations = find_violations(files)
    if violations:
        sys.exit("\n".join(["Not built; the plugin repository would refuse this:", *violations]))
    return files


def scan(files: dict[str, bytes]) -> int:
    """Run the scanners of the plugin repository over the files; return how many found something."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        scanners = {
            "bandit": ["-m", "bandit", "--quiet", "--recursive", folder],
            "flake8": ["-m", "flake8", *FLAKE8, folder],
        }
        for scanner, arguments in scanners.items():
            completed = subprocess.run([sys.executable, *arguments], check=False)
            print(f"{scanner}: {'clean' if completed.returncode == 0 else 'FINDINGS'}")
            failed += completed.returncode != 0
        failed += scan_secrets(folder)
    return failed


def scan_secrets(folder: str) -> int:
    """Run detect-secrets over a folder; return 1 if it found something."""
    from detect_secrets.core.scan import get_files_to_scan
    from detect_secrets.core.secrets_collection import SecretsCollection
    from detect_secrets.settings import default_settings

    secrets = SecretsCollection()
    with default_settings():
        for name in get_files_to_scan(folder, should_scan_all_files=True, root=folder):
            secrets.scan_file(str(Path(folder) / name))
    for name, secret in secrets:
        print(f"{name}:{secret.line_number}: {secret.type}")
    has_secrets = any(True for _ in secrets)
    print(f"detect-secrets: {'FINDINGS' if has_secrets else 'clean'}")
    return int(has_secrets)


def main() -> None:
    """Build the zip, or say which rules are broken and exit with 1."""
    parser = argparse.ArgumentParser(prog="./dev package", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="folder of the zip file")
    parser.add_argument("--scan", action="store_true", help="run bandit, flake8 and detect-secrets")
    parser.add_argument(
        "--repository",
        default=repository_address(),
        metavar="URL",
        help="where the repository is published; default: what the remote 'origin' says, "
        "else metadata.txt",
    )
    parser.add_argument(
        "--with-manual",
        action="store_true",
        help="add the built manual, to hand on without a network; "
        "the plugin repository wants no generated files",
    )
    options = parser.parse_args()

    files = build(options.repository.rstrip("/"), options.with_manual)
    if git("status", "--porcelain", "--", *sorted(SHIPPED)):
        print("Note: changes that are not committed are left out.", file=sys.stderr)
    options.output.mkdir(parents=True, exist_ok=True)
    target = options.output / f"carbonsink-{read_version(files['metadata.txt'])}.zip"
    write_zip(target, files)
    print(f"{target}: {len(files)} files, {target.stat().st_size / 1024:.0f} KiB")
    if options.scan and scan(files):
        sys.exit(1)


if __name__ == "__main__":
    main()
