"""The search for a browser, on a machine made of fakes: nothing is started and nothing fetched."""

import subprocess
from pathlib import Path

import pytest

from iraq_report.errors import ReportError
from iraq_report.site import browser

CHROMIUM = "/usr/bin/chromium"
FETCHED = "/home/u/chrome/chrome"


class Machine:
    """A pretended machine: which browsers lie there, which start, what a command brings, what was run."""

    def __init__(self) -> None:
        self.local: str | None = None
        self.packaged: str | None = None
        self.starts: set[str] = {CHROMIUM, FETCHED}
        self.fetch_brings: str | None = None
        self.apt_brings: str | None = None
        self.hangs = False
        self.ran: list[list[str]] = []
        self.said: list[str] = []

    def find(self, *, skip_local: bool) -> str | None:
        return self.packaged if skip_local else self.local or self.packaged

    def run(self, command, **options) -> subprocess.CompletedProcess:
        assert options["timeout"] > 0, "every command is bounded in time"
        if command[1] == "--version":
            return subprocess.CompletedProcess(command, 0 if command[0] in self.starts else 127)
        self.ran.append(list(command))
        if self.hangs:
            raise subprocess.TimeoutExpired(command, options["timeout"])
        if "plotly_get_chrome" in command[0]:
            self.local = self.fetch_brings
            return subprocess.CompletedProcess(command, 0 if self.local else 1)
        if command[:2] == ("apt-get", "install"):
            self.packaged = self.apt_brings
        return subprocess.CompletedProcess(command, 0)

    def search(self, *, install: bool) -> Path | None:
        return browser.find_browser(install=install, say=self.said.append)


@pytest.fixture
def machine(monkeypatch) -> Machine:
    fake = Machine()
    for name in ("NO_BROWSER", "BROWSER_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(browser.Chromium, "find_browser", fake.find)
    monkeypatch.setattr(browser.subprocess, "run", fake.run)
    monkeypatch.setattr(browser.shutil, "which", lambda name, path=None: f"/bin/{name}" if "/" not in name else name)
    monkeypatch.setattr(browser.platform, "system", lambda: "Linux")
    monkeypatch.setattr(browser.platform, "freedesktop_os_release", lambda: {"ID": "debian"})
    monkeypatch.setattr(browser, "_is_root", lambda: True)
    return fake


def test_an_installed_browser_is_used_and_nothing_is_said_or_run(machine):
    machine.packaged = CHROMIUM
    assert machine.search(install=True) == Path(CHROMIUM)
    assert (machine.said, machine.ran) == ([], [])


def test_without_install_a_missing_browser_is_none_and_nothing_is_run(machine):
    assert machine.search(install=False) is None
    assert (machine.said, machine.ran) == ([], [])


def test_no_browser_skips_the_search_and_says_so(machine, monkeypatch):
    machine.packaged = CHROMIUM
    monkeypatch.setenv("NO_BROWSER", "1")
    assert machine.search(install=True) is None
    assert len(machine.said) == 1
    assert "without static pictures" in machine.said[0]


def test_no_browser_set_to_zero_does_not_skip_the_search(machine, monkeypatch):
    machine.packaged = CHROMIUM
    monkeypatch.setenv("NO_BROWSER", "0")
    assert machine.search(install=False) == Path(CHROMIUM)


def test_a_missing_browser_is_fetched_for_this_user(machine):
    machine.fetch_brings = FETCHED
    assert machine.search(install=True) == Path(FETCHED)
    assert machine.ran == [["/bin/plotly_get_chrome", "-y"]]
    assert len(machine.said) == 1


def test_as_root_on_debian_apt_get_is_the_next_thing_to_try(machine):
    machine.apt_brings = CHROMIUM
    assert machine.search(install=True) == Path(CHROMIUM)
    assert machine.ran[1:] == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "chromium", "fonts-liberation"],
    ]
    assert "apt-get" in machine.said[1]


def test_a_fetched_browser_that_does_not_start_is_passed_over_for_a_package(machine):
    machine.fetch_brings = FETCHED
    machine.starts = {CHROMIUM}
    machine.apt_brings = CHROMIUM
    assert machine.search(install=True) == Path(CHROMIUM)


def test_other_users_do_not_run_apt_get_and_are_told_that_pictures_are_missing(machine, monkeypatch):
    monkeypatch.setattr(browser, "_is_root", lambda: False)
    assert machine.search(install=True) is None
    assert machine.ran == [["/bin/plotly_get_chrome", "-y"]]
    assert "without static pictures" in machine.said[-1]


def test_root_on_another_system_does_not_run_apt_get(machine, monkeypatch):
    monkeypatch.setattr(browser.platform, "freedesktop_os_release", lambda: {"ID": "fedora"})
    assert machine.search(install=True) is None
    assert len(machine.ran) == 1


def test_a_system_without_a_release_file_does_not_run_apt_get(machine, monkeypatch):
    def no_file():
        raise OSError("no os-release")

    monkeypatch.setattr(browser.platform, "freedesktop_os_release", no_file)
    assert machine.search(install=True) is None
    assert len(machine.ran) == 1


def test_a_command_that_hangs_is_given_up(machine):
    machine.hangs = True
    assert machine.search(install=True) is None
    assert [command[0] for command in machine.ran] == ["/bin/plotly_get_chrome", "apt-get"]


def test_a_stub_that_does_not_start_is_no_browser(machine):
    machine.packaged = "/usr/bin/chromium-browser"
    assert machine.search(install=False) is None


def test_browser_path_comes_before_everything_else(machine, monkeypatch):
    machine.packaged = CHROMIUM
    machine.starts.add("/opt/mine/chrome")
    monkeypatch.setenv("BROWSER_PATH", "/opt/mine/chrome")
    assert machine.search(install=False) == Path("/opt/mine/chrome")


def test_a_browser_path_that_is_no_browser_is_refused_with_its_name(machine, monkeypatch):
    machine.packaged = CHROMIUM
    monkeypatch.setenv("BROWSER_PATH", "/opt/mine/nothing")
    with pytest.raises(ReportError, match="/opt/mine/nothing") as refused:
        machine.search(install=True)
    assert refused.value.code == "E-BROWSER-PATH"
