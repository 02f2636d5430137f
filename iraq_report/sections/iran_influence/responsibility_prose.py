"""Sentences about claims, the election in Iran and the account of Qasim Muslih's release."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import Fact, chosen, counted, fact, setting, share
from iraq_report.prose.text import Sentence, Text, bullets, join, listed, paragraph, plural, sentence
from iraq_report.sections.iran_influence.common import IranRun, dialogue_rows, told
from iraq_report.sections.iran_influence.drones import BeforeAfter, around_election, election_days, not_compared
from iraq_report.sections.iran_influence.drones_prose import ratio_words
from iraq_report.sections.iran_influence.responsibility import KINDS, UNCLAIMED, claims_by_label, kind_of_claim
from iraq_report.sections.rates import in_window
from iraq_report.sections.rows import cited, when
from iraq_report.sections.selection import for_trends, grades_text, kinds_text, on_us, within
from iraq_report.tables.columns import items_of

KIND_WORDS = {
    "established": "by an established group in its own name",
    "umbrella": "under an umbrella label",
    "facade": "under a label known from claims only",
    "other": "under another name",
}


def claims(run: IranRun) -> Text:
    """How many attacks were claimed, under which kind of name, and how many were not."""
    kinds = kind_of_claim(run.events, run.tables["groups"])
    total = len(kinds)
    if total == 0:
        return paragraph(
            sentence(f"The tables hold no attack on the US presence from {run.period} under these filters.")
        )
    counts = kinds.value_counts()
    attacks = on_us(run.events)
    claimed = total - int(counts.get(UNCLAIMED, 0))
    return join(
        paragraph(
            sentence(
                "Of {total} listed {attacks}, of every weapon and confidence that the run counts, {claimed} {were} "
                "claimed under some name; no claim was found for {share}.",
                total=fact("iran_influence.claims.attacks", total, measure=kind_of_claim, unit="attacks"),
                attacks=plural(total, "attack"),
                claimed=counted(
                    "iran_influence.claims.claimed", attacks[kinds != UNCLAIMED], measure=kind_of_claim, unit="attacks"
                ),
                were=plural(claimed, "was", "were"),
                share=share("iran_influence.claims.unclaimed_share", 1 - claimed / total, measure=kind_of_claim),
            ),
            *(_kind(attacks[kinds == kind], kind, claimed) for kind in KINDS if counts.get(kind, 0)),
            _established(counts) if claimed else None,
        ),
        paragraph(_leading(run), _convoys(run)),
    ).on(attacks)


def _kind(attacks: pd.DataFrame, kind: str, claimed: int) -> Sentence:
    n = len(attacks)
    if n == claimed:
        return sentence("{all} made {what}.", all=plural(n, "The claim was", "All claims were"), what=KIND_WORDS[kind])
    return sentence(
        "{n} {were} claimed {what}.",
        n=counted(f"iran_influence.claims.{kind}", attacks, measure=kind_of_claim, unit="attacks"),
        were=plural(n, "was", "were"),
        what=KIND_WORDS[kind],
    )


def _established(counts: pd.Series) -> Sentence | None:
    if counts.get("established", 0):
        return None
    return sentence(
        "No established group put its own name to one of them, so the list alone cannot tell who acted on whose order."
    )


def _leading(run: IranRun) -> Sentence | None:
    labels = claims_by_label(run.events, run.tables["groups"])
    if labels.empty:
        return None
    top = labels.iloc[0]
    leaders = labels[labels["claims"] == top["claims"]]
    if len(leaders) > 1:
        return sentence(
            "The names most often used are {names}, with {claims} {word} each.",
            names=listed(leaders["name"]),
            claims=fact("iran_influence.claims.top", top["claims"], measure=claims_by_label),
            word=plural(int(top["claims"]), "claim"),
        )
    attacks = on_us(run.events).dropna(subset="claimed_by_ids")
    own = attacks[[top["group_id"] in items_of(ids) for ids in attacks["claimed_by_ids"]]]
    return sentence(
        "The name most often used is {name}, with {claims} {word}, {convoys} on supply convoys.",
        name=str(top["name"]),
        claims=counted("iran_influence.claims.top", own, measure=claims_by_label),
        word=plural(int(top["claims"]), "claim"),
        convoys=_of_top(top, own[own["target_type"] == "logistics_convoy"]),
    )


def _of_top(top: pd.Series, convoys: pd.DataFrame) -> Fact | str:
    """How many claims of the leading name hit convoys: `none`, `all`, or the number."""
    if top["convoys"] in (0, top["claims"]):
        return "none" if top["convoys"] == 0 else plural(int(top["claims"]), "it was", "all of them")
    return counted("iran_influence.claims.top_convoys", convoys, measure=claims_by_label)


def _convoys(run: IranRun) -> Sentence | None:
    claimed = on_us(run.events)[lambda t: t["claimed_by_ids"].notna()]
    convoys = claimed[claimed["target_type"] == "logistics_convoy"]
    if convoys.empty:
        return None
    return sentence(
        "{convoys} of the {claimed} claimed {attacks} hit convoys, where the list is least complete.",
        attacks=plural(len(claimed), "attack"),
        convoys=counted("iran_influence.claims.convoys", convoys, measure=kind_of_claim),
        claimed=counted("iran_influence.claims.claimed", claimed, measure=kind_of_claim),
    )


def election(run: IranRun, compared: BeforeAfter | None) -> Text:
    """Attacks before and after the presidential election in Iran."""
    p = run.parameters
    if compared is None:
        return paragraph(sentence(not_compared(p, *election_days(p))))
    key = "iran_influence.around_election"
    counts = sentence(
        "In the {days} {word} before the election in Iran of {election} the run counts {before} {kinds} {attacks} of "
        "{grades} confidence, in the {days} {word} from then on {after}",
        word=plural(p.compare_days, "day"),
        kinds=kinds_text(p),
        attacks=plural(compared.before.count, "attack"),
        grades=grades_text(p),
        days=setting(f"{key}.days", p.compare_days, measure=around_election, unit="days"),
        election=chosen(f"{key}.election", p.election, measure=around_election),
        before=counted(f"{key}.before", in_window(run.events, compared.before), measure=around_election),
        after=counted(f"{key}.after", in_window(run.events, compared.after), measure=around_election),
    )
    behind = within(for_trends(on_us(run.events)), compared.before.start, compared.after.end)
    if compared.ratio is None:
        return paragraph(told("{counts}.", counts=counts)).on(behind)
    return paragraph(
        told("{counts}: {ratio}.", counts=counts, ratio=ratio_words(compared, key=key)),
        sentence("Neither number tells what was said in the talks."),
    ).on(behind)


def release(run: IranRun) -> Text:
    """The release of Qasim Muslih and Qaani's visit, as the report and as other sources have them."""
    rows = dialogue_rows(run.tables["dialogue"], "DG039", "DG046", "DG047", "DG048", "DG049", "DG050", "DG051")
    return bullets([_arrest(rows), _release(rows), _visit(rows), _after(rows)])


def _arrest(rows: dict[str, pd.Series]) -> Sentence | None:
    if "DG039" not in rows:
        return None
    return sentence(
        "**Arrest.** The report ties the arrest of {day} to Ayn al-Asad and to protesters; the judiciary spoke of the "
        "killing of an activist, Ihab al-Wazni {cited}.",
        day=when("iran_influence.muslih.arrest", rows["DG039"], measure=dialogue_rows),
        cited=cited(rows["DG039"]),
    )


def _release(rows: dict[str, pd.Series]) -> Sentence | None:
    if not {"DG046", "DG049"} <= set(rows):
        return None
    return sentence(
        "**Release.** The report has it on {report}, by the Joint Operations Command, with a welcome in Anbar. The "
        "other accounts seen have {sources}, by the judiciary for want of evidence, with a welcome in Karbala {cited}.",
        report=when("iran_influence.muslih.release_report", rows["DG046"], measure=dialogue_rows),
        sources=when("iran_influence.muslih.release_sources", rows["DG049"], measure=dialogue_rows),
        cited=cited(rows["DG049"]),
    )


def _visit(rows: dict[str, pd.Series]) -> Sentence | None:
    if not {"DG047", "DG050"} <= set(rows):
        return None
    return sentence(
        "**Visit.** Both put Esmail Qaani, commander of the Quds Force, in Baghdad on the day of the release, so the "
        "argument does not hang on the date; by the other sources that day is {sources}, not {report} {cited}.",
        sources=when("iran_influence.muslih.visit_sources", rows["DG050"], measure=dialogue_rows),
        report=when("iran_influence.muslih.visit_report", rows["DG047"], measure=dialogue_rows),
        cited=cited(rows["DG050"]),
    )


def _after(rows: dict[str, pd.Series]) -> Sentence | None:
    if not {"DG048", "DG051"} <= set(rows):
        return None
    return sentence(
        "**Afterwards.** With the earlier date the report puts an attack on Balad on {report}; the sources seen know "
        "one attack, on the evening of {sources} {cited}. How attacks ran before, during and after the detention is "
        "computed in [the section on attacks](attacks).",
        report=when("iran_influence.muslih.balad_report", rows["DG048"], measure=dialogue_rows),
        sources=when("iran_influence.muslih.balad_sources", rows["DG051"], measure=dialogue_rows),
        cited=cited(rows["DG051"]),
    )
