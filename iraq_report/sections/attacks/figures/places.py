"""Where: attacks by site and governorate, and how far sites were attacked again."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, bubble_map, lanes, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed, plural
from iraq_report.sections.attacks.figures.time import THIN_CONVOYS, phase_bands
from iraq_report.sections.attacks.measures import (
    Overlap,
    count_attacks,
    in_windows,
    on_fixed_sites,
    site_counts,
    site_overlap,
    windows_of_run,
)
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.method import method
from iraq_report.sections.run import Run
from iraq_report.sections.selection import on_us
from iraq_report.sections.source_line import cell_of, cells_by
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
        title=_most_attacked(counts, len(attacks)),
        subtitle="Each mark is one listed attack, by site and weapon; every confidence grade",
        sentence=(
            f"{len(order)} {plural(len(order), 'lane')} of marks from {run.period}; {top['name']}: {top['attacks']} "
            f"{plural(top['attacks'], 'attack')}. By weapon: {_by_weapon(attacks)}."
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
        method=method(
            count_attacks,
            site_counts,
            f"One mark is one attack, on its first possible day; of many sites the {_LANES} attacked most often have a "
            "lane each",
        ),
        row_sources=attacks["source_ids"],
        grain="event",
        draw=lambda size: lanes(
            points, order=order, size=size, labels=WEAPON_LABELS, bands=[] if size.narrow else phase_bands(run),
            start=run.parameters.start, end=run.parameters.end,
        ),
    )  # fmt: skip


def _most_attacked(counts: pd.DataFrame, total: int) -> str:
    """The place with the most attacks, or how many places share that rank."""
    most = counts["attacks"].iloc[0]
    first = counts[counts["attacks"] == most]
    if len(first) > 1:
        return f"{len(first)} places share the most listed attacks: {most} each, of {total}"
    return f"Most often attacked: {first['name'].iloc[0]}, {most} of {total} {plural(total, 'attack')}"


def _by_weapon(attacks: pd.DataFrame) -> str:
    counts = attacks["weapon"].value_counts()
    return ", ".join(f"{WEAPON_LABELS[weapon].lower()} {count}" for weapon, count in counts.items())


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
    attacks, sites = on_us(run.events), run.tables["sites"]
    half = _sites_for_half(counts["attacks"])
    labels = {"main": "Fixed site", "ied": "Convoys, at the governorate's capital"}
    unplaced = f"{missing} {plural(missing, 'attack')} without a place on the map"
    total = int(counts["attacks"].sum())
    held = int(counts["attacks"].head(half).sum())
    return figure(
        id="attacks-map",
        title=f"{held} of {total} listed {plural(total, 'attack')} fell on {half} of {len(counts)} "
        f"{plural(len(counts), 'place')}",
        subtitle="Attacks by site; the area of a circle is the number of attacks",
        sentence=(
            f"A map of {len(placed)} {plural(len(placed), 'place')}. Most attacks listed for one place: "
            f"{counts['attacks'].iloc[0]}; places that together hold at least half of all {total}: {half}."
        ),
        source=run.source_line("attacks", left_out=unplaced if missing else ""),
        caveat=(
            f"{roads} {plural(roads, 'attack')} on convoys: drawn at the capital of the governorate, since the point "
            "on the road is not known. " if roads else ""
        ) + "18 governorates, borders as of 2020.",
        table=counts.drop(columns=["site_id"]).rename(
            columns={"name": "Site", "governorate": "Governorate", "lat": "Latitude", "lon": "Longitude",
                     "coordinate_precision": "Placed to", "attacks": "Attacks"}
        ),
        method=method(
            count_attacks, site_counts, "A circle stands at the point that the sites table has, its area is the number"
        ),
        units={"Latitude": "degrees", "Longitude": "degrees", "Attacks": "attacks"},
        row_sources=[
            cell_of(attacks[attacks["site_id"] == id], sites[sites["site_id"] == id]) for id in counts["site_id"]
        ],
        grain="event",
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
        title=_first_governorate(totals),
        subtitle="Attacks by governorate and weapon; every confidence grade",
        sentence=(
            f"Bars for {len(totals)} {plural(len(totals), 'governorate')} from {run.period}, longest first: "
            + ", ".join(f"{name} {count}" for name, count in totals.head(5).items()) + "."
        ),
        source=run.source_line("attacks"),
        caveat=THIN_CONVOYS if "ied" in table else "",
        table=table.rename(columns={"governorate": "Governorate", **WEAPON_LABELS}),
        method=method(count_attacks, "They are counted by the governorate and the weapon of their rows"),
        units="attacks",
        row_sources=cells_by(attacks, attacks["governorate"].fillna("not stated"), table["governorate"]),
        grain="aggregate",
        draw=lambda size: rows(table, label="governorate", series=series, size=size, unit="attacks"),
    )  # fmt: skip


def _first_governorate(totals: pd.Series) -> str:
    """The governorate with the most attacks, or how many share that rank."""
    most, total = totals.iloc[0], totals.sum()
    first = totals[totals == most]
    attacks = plural(total, "attack")
    if len(totals) == 1:
        return f"All {total} listed {attacks}: {totals.index[0]}" if total > 1 else f"One attack: {totals.index[0]}"
    if len(first) == 1:
        return f"{totals.index[0]}: {most} of {total} listed {attacks}, more than any other governorate"
    named = listed(str(name) for name in first.index) if len(first) < 4 else f"{len(first)} governorates"
    return f"{named} share the most listed attacks: {most} each, of {total}"


def overlap(run: Run[Parameters], found: Overlap | None) -> Figure:
    """Fixed sites of the recent window beside their attacks in the earlier one."""
    p = run.parameters
    if found is None:
        return empty_figure(
            id="attacks-overlap",
            title="Not covered: the windows of the overlap question",
            reason=run.not_listed(p.earlier_start, p.earlier_end)
            or run.not_listed(p.recent_start, p.recent_end)
            or (
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
    counted = in_windows(on_fixed_sites(run.events), windows_of_run(p))
    series = [
        Series(column="earlier", role="other", label="Earlier window"),
        Series(column="recent", role="main", label="Recent window"),
    ]
    return figure(
        id="attacks-overlap",
        title=f"Attacked again: {found.shared_sites} of the {found.recent_sites} fixed "
        f"{plural(found.recent_sites, 'site')} of the recent window"
        if found.shared_sites
        else "No fixed site of both windows in the events of this run",
        subtitle=(
            f"Attacks on fixed sites: recent window {windows}, earlier window "
            f"{day_text(p.earlier_start)} to {day_text(p.earlier_end)}"
        ),
        sentence=(
            f"Two bars for each fixed site of the recent window ({len(table)}). On sites that had been attacked in the "
            f"earlier window: {found.attacks_at_shared} of {found.recent_attacks} recent "
            f"{plural(found.recent_attacks, 'attack')}."
        ),
        source=run.source_line("attacks", left_out="convoys left out, since a highway is no site"),
        caveat="The windows differ in length: compare which sites occur, not the length of the bars.",
        table=table[["name", "earlier", "recent"]].rename(
            columns={"name": "Site", "earlier": "Earlier window", "recent": "Recent window"}
        ),
        method=method(count_attacks, "They are counted by site and window", site_overlap),
        units="attacks",
        row_sources=cells_by(counted, counted["site_id"], table["site_id"]),
        grain="event",
        draw=lambda size: rows(
            table, label="name", series=series, size=size, stacked=False, sort=False, unit="attacks"
        ),
    )
