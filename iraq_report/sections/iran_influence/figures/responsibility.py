"""Figures of claims, of the election in Iran and of Qasim Muslih's release."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, columns, rows, timeline
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.iran_influence import drones
from iraq_report.sections.iran_influence.common import IranRun
from iraq_report.sections.iran_influence.drones import BeforeAfter, election_days, not_compared
from iraq_report.sections.iran_influence.figures.money import rate_row, rates_figure
from iraq_report.sections.iran_influence.responsibility import (
    KINDS,
    UNCLAIMED,
    claims_by_label,
    claims_by_quarter,
    kind_of_claim,
)
from iraq_report.sections.method import method
from iraq_report.sections.rates import in_window
from iraq_report.sections.rows import STATED_LABELS, when_text
from iraq_report.sections.selection import kinds_text, on_us
from iraq_report.sections.source_line import cell_of, cells_by
from iraq_report.tables.columns import items_of

KIND_LABELS = {
    "established": "Established groups",
    "umbrella": "Umbrella label",
    "facade": "Labels known from claims only",
    "other": "Other names",
    "none": "No claim seen",
}
_KIND_ROLES = {"established": "second", "umbrella": "militia", "facade": "main", "other": "third", "none": "other"}
_LANES = {
    "arrest": "Arrest",
    "show_of_force": "Arrest",
    "release": "Release",
    "visit": "Qaani's visit",
    "attack_milestone": "Attacks",
}
_STATED_ROLES = {"both": "third", "report": "report", "sources": "sources"}
_ROLE_LABELS = {role: STATED_LABELS[stated] for stated, role in _STATED_ROLES.items()}


def by_kind(run: IranRun) -> Figure:
    """Attacks by quarter and kind of the name under which they were claimed."""
    table = claims_by_quarter(run.events, run.tables["groups"])
    attacks = on_us(run.events)
    named = _claimed_under(attacks)
    groups = run.tables["groups"][lambda t: t["group_id"].isin(named)]
    id, source = "iran-claims-by-kind", run.source_line("attacks", beside=[groups])
    total = len(attacks)
    if total == 0:
        return empty_figure(
            id=id,
            title=f"No attack found from {run.period}",
            reason=f"The tables hold no attack on the US presence from {run.period} under these filters.",
            source=source,
        )
    sums = {kind: int(table[kind].sum()) for kind in (*KINDS, UNCLAIMED)}
    shown = [kind for kind, count in sums.items() if count]
    series = [Series(kind, _KIND_ROLES[kind], KIND_LABELS[kind]) for kind in shown]
    return figure(
        id=id,
        title=_claimed(sums, total),
        subtitle="Attacks on the US presence by quarter and by who claimed them; every weapon and confidence",
        sentence="Columns by quarter; in all: "
        + ", ".join(f"{KIND_LABELS[kind]} {sums[kind]}" for kind in shown)
        + ".",
        source=source,
        caveat="A claim is a claim: some are contested, some come through partisan channels only.",
        table=table[["quarter", *shown]].rename(columns={"quarter": "Quarter", **KIND_LABELS}),
        method=method(claims_by_quarter, "Kind of claim:", kind_of_claim),
        units="attacks",
        row_sources=cells_by(attacks, attacks["date"].dt.to_period("Q"), table["quarter"].dt.to_period("Q")),
        grain="aggregate",
        draw=lambda size: columns(table, x="quarter", every="quarter", series=series, size=size, unit="attacks"),
    )


def _claimed_under(attacks: pd.DataFrame) -> set[str]:
    """The ids of all groups under whose names attacks were claimed."""
    return {group for cell in attacks["claimed_by_ids"].dropna() for group in items_of(cell)}


def _claimed(sums: dict[str, int], total: int) -> str:
    claimed = total - sums[UNCLAIMED]
    if claimed == 0:
        return f"No claim seen for {total} {plural(total, 'attack')}"
    lead = f"{claimed} of {total} {plural(total, 'attack')} {plural(claimed, 'was', 'were')} claimed"
    if sums["established"] == 0:
        return f"{lead}, none by an established group in its own name"
    return f"{lead}, {sums['established']} by established groups in their own name"


def by_label(run: IranRun) -> Figure:
    """Claims by name, on convoys and on other targets."""
    table = claims_by_label(run.events, run.tables["groups"])
    claimed, groups = on_us(run.events).dropna(subset="claimed_by_ids"), run.tables["groups"]
    id, source = "iran-claims-by-label", run.source_line("attacks", shown=claimed)
    if table.empty:
        return empty_figure(
            id=id,
            title=f"No claimed attack from {run.period}",
            reason=f"No listed attack on the US presence from {run.period} comes with a claim.",
            source=source,
        )
    series = [Series("convoys", "ied", "Supply convoys"), Series("others", "main", "Other targets")]
    return figure(
        id=id,
        title=_leading(table),
        subtitle="Attacks on the US presence by the name under which they were claimed",
        sentence="; ".join(
            f"{r.name}: {r.claims} ({r.convoys} on convoys)" for r in table.itertuples(index=False, name="Claim")
        )
        + ".",
        source=source,
        caveat="An attack claimed under two names counts for both. Who stands behind a label is not declared.",
        table=table[["name", "kind", "convoys", "others", "claims"]]
        .assign(kind=table["kind"].map(KIND_LABELS))
        .set_axis(["Name", "Kind", "Supply convoys", "Other targets", "Claims"], axis="columns"),
        method=method(claims_by_label),
        units="claims",
        row_sources=[
            cell_of(claimed[claimed["claimed_by_ids"].map(items_of).map(lambda ids, id=id: id in ids)],
                    groups[groups["group_id"] == id])
            for id in table["group_id"]
        ],
        grain="aggregate",
        draw=lambda size: rows(table, label="name", series=series, size=size, unit="claims"),
    )  # fmt: skip


def _leading(table: pd.DataFrame) -> str:
    top = table.iloc[0]
    leaders, claims = int((table["claims"] == top["claims"]).sum()), f"{top['claims']} {plural(top['claims'], 'claim')}"
    if leaders > 1:
        return f"{leaders} names share the most claims, {claims} each"
    if len(table) == 1:
        return f"{top['name']} is the only name used, in {claims}"
    convoys = "all" if top["convoys"] == top["claims"] else top["convoys"] or "none"
    return f"{top['name']} leads with {claims}, {convoys} on convoys"


def around_election(run: IranRun, compared: BeforeAfter | None) -> Figure:
    """Rates of rocket and drone attacks before and after the presidential election in Iran."""
    p = run.parameters
    id = "iran-rates-around-election"
    if compared is None:
        reason = not_compared(p, *election_days(p))
        return empty_figure(
            id=id,
            title=f"{reason.split(':')[0]}: attacks around the election in Iran of {day_text(p.election)}",
            reason=reason,
            source=run.source_line("attacks"),
        )
    return rates_figure(
        run,
        [
            rate_row("Before the election", compared.before, "other"),
            rate_row("From its day on", compared.after, "main"),
        ],
        id=id,
        title=_after_election(compared),
        subtitle=f"{kinds_text(p).capitalize()} attacks in 90 days, 95% interval; election on {day_text(p.election)}",
        caveat="Order in time, not cause; a few weeks hold few attacks.",
        windows=drones.around_election,
        row_sources=[cell_of(in_window(run.events, window)) for window in (compared.before, compared.after)],
    )


def _after_election(compared: BeforeAfter) -> str:
    ratio = compared.ratio
    before, after = compared.before.count, compared.after.count
    if ratio is None:
        return "No attack counted in either window around the election in Iran"
    if before == 0 or after == 0:
        return f"Attacks around the election in Iran: {before or 'none'} before, {after or 'none'} after"
    sure = "beyond chance" if ratio.excludes_one else "within chance"
    return f"After the election in Iran: {ratio.value:.1f} times the rate of attacks before, {sure}"


def release_timeline(run: IranRun) -> Figure:
    """The detention of Qasim Muslih and Qaani's visit, as the report and as other sources date them."""
    p = run.parameters
    table = run.tables["dialogue"]
    first, last = pd.Timestamp(p.detention_start), pd.Timestamp(p.detention_end)
    inside = table[table["date"].between(first, last) & table["category"].isin(list(_LANES))]
    span = f"{day_text(p.detention_start)} to {day_text(p.detention_end)}"
    source = run.source_line("dialogue", period=False, shown=inside)
    if inside.empty:
        return empty_figure(
            id="iran-muslih-and-qaani",
            title=f"No arrest, release or visit in the tables, {span}",
            reason=f"Not covered: the tables hold no arrest, release or visit from {span}; set other days.",
            source=source,
        )
    names = run.tables["sites"].set_index("site_id")["name"]
    events = pd.DataFrame(
        {
            "lane": [_lane(row, names) for _, row in inside.iterrows()],
            "start": inside["date"],
            "end": inside["date_end"],
            "label": [_label(row) for _, row in inside.iterrows()],
            "role": inside["stated_by"].map(_STATED_ROLES),
            "text": inside["title"] + ". " + inside["description"].fillna(""),
        }
    )
    events["label"] = events["label"].mask(events.duplicated(["lane", "label"]), "")
    held = set(events["lane"])
    order = [lane for lane in dict.fromkeys([*_LANES.values(), *events["lane"]]) if lane in held]
    when = [when_text(row) for _, row in inside.iterrows()]
    shown = inside.assign(when=when, who=inside["stated_by"].map(STATED_LABELS))
    return figure(
        id="iran-muslih-and-qaani",
        title=_dated(inside, span),
        subtitle=f"Arrest, release, visit and attacks, {span}, by who states them",
        sentence="; ".join(f"{r.when}: {r.title} ({r.who})" for r in shown.itertuples()) + ".",
        source=source,
        caveat="Rows told alike stand once; where the day differs the report and the other sources have a row each.",
        table=shown[["when", "title", "description", "who"]].rename(
            columns={"when": "When", "title": "What", "description": "More", "who": "Stated by"}
        ),
        method=method(
            "Rows of the dialogue table on an arrest, a release, a visit or an attack that begin in the window, as "
            "they stand",
        ),
        row_sources=inside["source_ids"],
        grain="event", rows_of=("dialogue",),
        draw=lambda size: timeline(events, order=order, size=size, labels=_ROLE_LABELS, start=first, end=last),
    )  # fmt: skip


def _lane(row: pd.Series, names: pd.Series) -> str:
    """One lane a kind of event; attacks have one for each place, since it is their days that differ."""
    if row["category"] == "attack_milestone" and row["site_id"] in names.index:
        return f"Attack: {names[row['site_id']]}"
    return _LANES[row["category"]]


def _label(row: pd.Series) -> str:
    """What happened, or only the day in a lane that says it."""
    told = row["category"] in ("release", "visit", "attack_milestone")
    return f"{row['date'].day} {row['date']:%B}" if told else str(row["title"])


def _dated(inside: pd.DataFrame, span: str) -> str:
    releases = inside[inside["category"] == "release"].drop_duplicates("stated_by").set_index("stated_by")["date"]
    visits = inside[inside["category"] == "visit"].drop_duplicates("stated_by").set_index("stated_by")["date"]
    if {"report", "sources"} <= set(releases.index) and releases["report"] != releases["sources"]:
        report, sources = day_text(releases["report"]), day_text(releases["sources"])
        what = "Release and visit" if visits.equals(releases) else "Release"
        return f"{what}: {report} in the report, {sources} in other sources"
    return f"What is told of arrest, release and visit, {span}"
