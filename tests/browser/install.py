"""Make a Chromium available to the browser tests: `python -m tests.browser.install`.

Uses the one that is there; else Debian's package where we are root, else Playwright's own. Where
none of this works the browser tests are skipped, and on a build server (CI=true) that is a failure.
"""

# ruff: noqa: T201 (a command speaks by printing)
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DEBIAN = (("apt-get", "update", "-qq"), ("apt-get", "install", "-qq", "-y", "chromium"))
PLAYWRIGHT = ((sys.executable, "-m", "playwright", "install", "chromium"),)

Commands = tuple[tuple[str, ...], ...]


def find() -> str | None:
    """The path of a Chromium to drive: the machine's, else Playwright's own; None without one."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def is_required() -> bool:
    """Whether the browser tests must run here: on a build server."""
    return os.environ.get("CI", "").lower() == "true"


def ways() -> list[Commands]:
    """The ways to get a Chromium on this machine, the best first."""
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    return [DEBIAN, PLAYWRIGHT] if is_root and shutil.which("apt-get") else [PLAYWRIGHT]


def run(commands: Commands) -> bool:
    """Run the commands until one fails; whether all succeeded."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        print("  " + " ".join(command), flush=True)
        if subprocess.run(command, env=environment, check=False).returncode:
            return False
    return True


def main() -> int:
    """Install what is missing; the exit code."""
    if find():
        return 0
    print("The browser tests need Chromium; installing it:")
    for commands in ways():
        if run(commands) and find():
            return 0
    if is_required():
        print("Chromium could not be installed, and here the browser tests must run.")
        return 1
    print("Chromium could not be installed: the browser tests will be skipped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
