"""Where: attacks by site and governorate, and how far sites were attacked again."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, bubble_map, lanes, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.attacks.figures.time import THIN_CONVOYS, phase_bands
from iraq_report.sections.attacks.measures import Overlap, site_counts
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.run import Run
from iraq_report.sections.selection import on_us
from iraq_report.sections.words import CONFIDENCE_LABELS, WEAPON_LABELS

_LANES = 14  # sites with a lane of their own; the rest share one


def _none(run: Run[Parameters], id: str) -> Figure:
    return empty_figure(
        id=id,
        title=f"No attack found from {run.period}",
        reason=f"The tables hold no attack on the US presence from {run.period} under these filters.",
        source=run.source_line("attacks"),
    )


def by_site_and_weapon(run: Run[Parameters]) -> Figure:
    """Each attack as a mark in the lane of its site."""
    attacks = on_us(run.events)
    if attacks.empty:
        return _none(run, "attacks-by-site-and-weapon")
    counts = site_counts(run.events, run.tables["sites"])
    own = counts.head(_LANES) if len(counts) > _LANES + 1 else counts
    names = own.set_index("site_id")["name"]
    rest = f"{len(counts) - len(own)} other sites"
    lane = attacks["site_id"].map(names).fillna(rest)
    points = pd.DataFrame(
        {
            "lane": lane,
            "date": attacks["date"],
            "role": attacks["weapon"],
            "text": attacks["place"] + "; " + attacks["confidence"].map(CONFIDENCE_LABELS).str.lower(),
        }
    )
    order = [*names, *([rest] if (lane == rest).any() else [])]
    top = counts.iloc[0]
    return figure(
        id="attacks-by-site-and-weapon",
        title=f"Most of the listed attacks on one place: {top['name']}, {top['attacks']} of {len(attacks)}",
        subtitle="Each mark is one listed attack, by site and weapon; every confidence grade",
        sentence=(
            f"A strip of marks for each of {len(order)} lanes from {run.period}: {top['name']} holds {top['attacks']} "
            f"attacks; the weapon named most often is {_most_common(attacks)}."
        ),
        source=run.source_line("attacks"),
        caveat=THIN_CONVOYS if (attacks["weapon"] == "ied").any() else "",
        table=pd.DataFrame(
            {
                "Site": lane,
                "Date": attacks["date"],
                "Weapon": attacks["weapon"].map(WEAPON_LABELS),
                "Place": attacks["place"],
                "Confidence": attacks["confidence"],
            }
        ),
        grain="event",
        draw=lambda size: lanes(
            points, order=order, size=size, labels=WEAPON_LABELS, bands=[] if size.narrow else phase_bands(run),
            start=run.parameters.start, end=run.parameters.end,
        ),
    )  # fmt: skip


def _most_common(attacks: pd.DataFrame) -> str:
    weapon, count = next(iter(attacks["weapon"].value_counts().items()))
    return f"{WEAPON_LABELS[weapon].lower()} ({count})"


def map_of_sites(run: Run[Parameters]) -> Figure:
    """A map with a circle for each site, as large as its attacks are many."""
    counts = site_counts(run.events, run.tables["sites"])
    if counts.empty:
        return _none(run, "attacks-map")
    placed = counts.dropna(subset=["lat", "lon"])
    missing = int(counts["attacks"].sum() - placed["attacks"].sum())
    roads = int(placed.loc[placed["coordinate_precision"] == "governorate", "attacks"].sum())
    marks = placed.rename(columns={"name": "label", "attacks": "value"}).assign(
        role=placed["coordinate_precision"].map({"governorate": "ied"}).fillna("main"),
        text=placed["governorate"].fillna(""),
    )
    half, top = _sites_for_half(counts["attacks"]), counts.iloc[0]
    labels = {"main": "Fixed site", "ied": "Convoy route (at its capital)"}
    return figure(
        id="attacks-map",
        title=f"Half of the listed attacks fell on {half} of {len(counts)} {plural(len(counts), 'site')}",
        subtitle="Attacks by site; the area of a circle is the number of attacks",
        sentence=(
            f"A map of {len(placed)} sites: {top['name']} has the largest circle ({top['attacks']} "
            f"attacks); {half} sites hold half of all {counts['attacks'].sum()}."
        ),
        source=run.source_line("attacks", left_out=f"{missing} attacks without a place on the map" if missing else ""),
        caveat=(
            f"{roads} attacks on convoys stand at the capital of their governorate, since the point on the road is "
            "not known. " if roads else ""
        ) + "18 governorates, borders as of 2020.",
        table=counts.drop(columns=["site_id"]).rename(
            columns={"name": "Site", "governorate": "Governorate", "lat": "Latitude", "lon": "Longitude",
                     "coordinate_precision": "Placed to", "attacks": "Attacks"}
        ),
        grain="aggregate",
        draw=lambda size: bubble_map(marks, size=size, labels=labels),
    )  # fmt: skip


def _sites_for_half(attacks: pd.Series) -> int:
    """How many sites, most attacked first, it takes to hold half of the attacks."""
    return int((attacks.cumsum() < attacks.sum() / 2).sum()) + 1


def by_governorate(run: Run[Parameters]) -> Figure:
    """Attacks by governorate and weapon."""
    attacks = on_us(run.events)
    if attacks.empty:
        return _none(run, "attacks-by-governorate")
    table = pd.crosstab(attacks["governorate"].fillna("not stated"), attacks["weapon"])
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index].reset_index()
    table.columns.name = None
    series = [Series(column=key, role=key, label=label) for key, label in WEAPON_LABELS.items() if key in table]
    totals = table.set_index("governorate").sum(axis=1)
    return figure(
        id="attacks-by-governorate",
        title=f"{totals.index[0]} holds {totals.iloc[0]} of {totals.sum()} listed attacks, more than any other"
        if len(totals) == 1 or totals.iloc[0] > totals.iloc[1]
        else f"{totals.index[0]} and {totals.index[1]} hold {totals.iloc[0]} listed attacks each",
        subtitle="Attacks by governorate and weapon; every confidence grade",
        sentence=(
            f"Bars for {len(totals)} governorates from {run.period}, longest first: "
            + ", ".join(f"{name} {count}" for name, count in totals.head(5).items()) + "."
        ),
        source=run.source_line("attacks"),
        caveat=THIN_CONVOYS if "ied" in table else "",
        table=table.rename(columns={"governorate": "Governorate", **WEAPON_LABELS}),
        grain="aggregate",
        draw=lambda size: rows(table, label="governorate", series=series, size=size, unit="attacks"),
    )  # fmt: skip


def overlap(run: Run[Parameters], found: Overlap | None) -> Figure:
    """Fixed sites of the recent window beside their attacks in the earlier one."""
    p = run.parameters
    if found is None:
        return empty_figure(
            id="attacks-overlap",
            title="Not covered: the windows of the overlap question",
            reason=(
                f"Not covered: the windows from {day_text(p.earlier_start)} and from {day_text(p.recent_start)} leave "
                f"{run.period}; set earlier_start, earlier_end, recent_start and recent_end inside it."
            ),
            source=run.source_line("attacks"),
        )
    windows = f"{day_text(p.recent_start)} to {day_text(p.recent_end)}"
    hit = found.sites[found.sites["recent"] > 0]
    if hit.empty:
        return empty_figure(
            id="attacks-overlap",
            title=f"No attack on a fixed site found from {windows}",
            reason=f"Nothing to compare: the run holds no attack on a fixed site from {windows}.",
            source=run.source_line("attacks"),
        )
    names = run.tables["sites"].set_index("site_id")["name"]
    table = hit.assign(name=hit["site_id"].map(names))
    series = [
        Series(column="earlier", role="other", label="Earlier window"),
        Series(column="recent", role="main", label="Recent window"),
    ]
    return figure(
        id="attacks-overlap",
        title=f"{found.shared_sites} of {found.recent_sites} fixed sites of the recent window had been attacked before",
        subtitle=(
            f"Attacks on fixed sites: recent window {windows}, earlier window "
            f"{day_text(p.earlier_start)} to {day_text(p.earlier_end)}"
        ),
        sentence=(
            f"Two bars for each of {len(table)} sites; {found.attacks_at_shared} of {found.recent_attacks} recent "
            "attacks fell on sites that had been attacked in the earlier window."
        ),
        source=run.source_line("attacks", left_out="convoys left out"),
        caveat="The windows differ in length: compare which sites occur, not the length of the bars.",
        table=table[["name", "earlier", "recent"]].rename(
            columns={"name": "Site", "earlier": "Earlier window", "recent": "Recent window"}
        ),
        grain="aggregate",
        draw=lambda size: rows(
            table, label="name", series=series, size=size, stacked=False, sort=False, unit="attacks"
        ),
    )
