"""Find a Chromium-family browser for static pictures and browser tests, or get one; nothing is drawn here."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click
from choreographer.browsers.chromium import Chromium

from iraq_report.errors import ReportError

FETCH_SECONDS = 240  # about 170 MB are downloaded and unpacked
APT_SECONDS = 900
_ANSWER_SECONDS = 30
_APT = (("apt-get", "update"), ("apt-get", "install", "-y", "chromium", "fonts-liberation"))

Say = Callable[[str], None]


def _to_stderr(sentence: str) -> None:
    click.echo(sentence, err=True)


def find_browser(*, install: bool, say: Say = _to_stderr) -> Path | None:
    """Return a browser that starts, or None.

    The order: `BROWSER_PATH`, what is installed, and, where `install` is true, a copy fetched for this user,
    then (as root on Debian or Ubuntu) the distribution's package. `NO_BROWSER=1` skips all of it. With
    `install` every step that takes time, and a search without result, is told to `say` in one sentence.

    Raises ReportError (`E-BROWSER-PATH`) if `BROWSER_PATH` names no browser that starts.
    """
    if os.environ.get("NO_BROWSER", "0") not in {"", "0"}:
        if install:
            say("NO_BROWSER is set: the book is built without static pictures.")
        return None
    if named := os.environ.get("BROWSER_PATH"):
        return _named(named)
    found = _installed()
    if found or not install:
        return found
    for get in (_fetch, _install_as_root):
        get(say)
        if found := _installed():
            return found
    say(
        "No Chromium-family browser was found or could be fetched: the book is built without static pictures "
        "(install Chromium or Chrome, or set BROWSER_PATH to one)."
    )
    return None


def _named(name: str) -> Path:
    path = shutil.which(name)
    if path is None or not _starts(Path(path)):
        raise ReportError(
            "E-BROWSER-PATH",
            f"BROWSER_PATH is {name!r}, which is not a browser that starts; name the file of a "
            "Chromium-family browser, or unset it to have one searched for.",
        )
    return Path(path)


def _installed() -> Path | None:
    # Kaleido's own search: a copy fetched for this user, then PATH, the registry and the usual places. A
    # second look leaves the fetched copy out: on a bare machine it lacks libraries that a package brings.
    for skip_local in (False, True):
        path = Chromium.find_browser(skip_local=skip_local)
        if path and _starts(Path(path)):
            return Path(path)
    return None


def _starts(path: Path) -> bool:
    if platform.system() == "Windows":
        return path.is_file()  # there `--version` opens a window instead of answering
    # Asked, since Ubuntu puts a stub on PATH that only tells of its snap.
    return _run([str(path), "--version"], seconds=_ANSWER_SECONDS)


def _fetch(say: Say) -> None:
    command = shutil.which("plotly_get_chrome", path=sysconfig.get_path("scripts"))
    if command is None:
        return
    say("No browser is installed: fetching Chrome for this user with plotly_get_chrome.")
    _run([command, "-y"], seconds=FETCH_SECONDS)


def _install_as_root(say: Say) -> None:
    if not (_is_root() and _is_debian_family() and shutil.which("apt-get")):
        return
    say("No browser could be fetched: installing Chromium for this machine with apt-get.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in _APT:
        if not _run(command, seconds=APT_SECONDS, environment=quiet):
            return


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_debian_family() -> bool:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    return bool(family & {"debian", "ubuntu"})


def _run(command: Sequence[str], *, seconds: float, environment: Mapping[str, str] | None = None) -> bool:
    try:
        done = subprocess.run(
            command,
            timeout=seconds,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
