"""Files that an earlier build made and that the next one takes again, each named by all that it was made of."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

_UNUSED = 30 * 24 * 3600  # seconds after which a file that no build asked for is removed


def keep(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, into a folder that is made where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.write_bytes(content)
    unfinished.replace(file)


def forget_unused(folder: Path, *, used: Iterable[Path]) -> None:
    """Note which files were used, and remove those that were not for a month."""
    for file in used:
        file.touch()
    oldest = time.time() - _UNUSED
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
