"""Small hand-made tables of events."""

import pandas as pd
import pytest

from iraq_report.tables.schemas import SCHEMAS

DEFAULTS = {
    "country": "Iraq", "governorate": "Anbar", "site_id": "a", "place": "A", "side": "militia_on_us",
    "target_type": "coalition_base", "weapon": "rocket", "confidence": "high", "date_precision": "day",
    "duplicate_of": None, "munitions_low": None, "munitions_high": None, "intercepted_low": None,
    "intercepted_high": None, "source_ids": "a-page",
}  # fmt: skip


def make_events(*rows: dict) -> pd.DataFrame:
    """Events of which each row names only what matters; dates are ISO texts."""
    table = pd.DataFrame([{**DEFAULTS, **row} for row in rows], columns=["date", "attack_id", *DEFAULTS])
    table["date"] = pd.to_datetime(table["date"])
    table["attack_id"] = [f"e{i}" if pd.isna(v) else v for i, v in enumerate(table["attack_id"])]
    numbers = ["munitions_low", "munitions_high", "intercepted_low", "intercepted_high"]
    return table.astype(dict.fromkeys(numbers, "Int64"))


@pytest.fixture
def events():
    return make_events


@pytest.fixture
def own_list(tmp_path):
    """A folder with an empty list of attacks of its own, and rows of its coverage (country,start,end) if any."""

    def make(*covered: str) -> str:
        folder = tmp_path / f"list-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for name in ("attacks", *(["coverage"] if covered else [])):
            header = ",".join(SCHEMAS[name].columns)
            rows = [f"{row},sources,,compilers-2026," for row in covered if name == "coverage"]
            (folder / f"{name}.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
        return str(folder)

    return make
