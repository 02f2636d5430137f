"""Schema of the list of sources: each page or document once, named by its real author."""

from __future__ import annotations

import pandera.pandas as pa

from iraq_report.tables.columns import choice, day, identifier, ordered, text, when
from iraq_report.tables.licences import MEANINGS
from iraq_report.tables.vocabulary import SOURCE_KINDS

TITLE_SOURCES = {
    "printed": "title as a footnote of the report or the compilers' notes print it",
    "address": "words of the page's address, which may be cut short; punctuation and accents are lost",
}

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fr": "French",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ku": "Kurdish",
    "nn": "Norwegian Nynorsk",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "vi": "Vietnamese",
}

COMPILED = """\
Each page that any row of the package names, and each of the 45 distinct sources behind the 52
footnotes of the report, stands here once; nothing else does. The pages were read on 22 and 23 November
2026 in stored copies of the public web, and only their opening text, about 2,000 characters: a
date, a title or a correction further down was not seen, which is why many are blank. Footnote
sources that appear in no other note were not read at all (`accessed` is blank) and stand as the
report prints them, slips in its dates included; `note` says where one is known.

`publisher` is the real author where a page says that it carries the text of somebody else, and
`via` is then the site on which it was read; where an outlet reports and only quotes an agency or an
official, the outlet stays the publisher. One outlet has one name, whatever the edition. Titles with
`title_source` `address` are made from the words of the address. Days come from the notes of the
compilers or from a date inside the address.

`kind` says who speaks, not whether it is true. One rule gives `partisan`, on every side: outlets
owned or run by the government of a party to the conflict (the United States, Iran, the government
of Syria until 2024 and Russia as its ally) or by an armed group that takes part in it, and pages
that exist to argue a cause. So Press TV, Mehr, Sputnik and TASS are in it, and so are Voice of
America and Stars and Stripes. What an authority publishes about its own acts is `official`. State
media of countries that are no party, those of the host Iraq among them, and outlets close to
Kurdish parties are classed by what they do.

`terms` travel with every row made from a source: those of a row are the strictest among its sources. Pages were read
for facts, which were put in own words (`facts`); what the compilers give from their own knowledge is `own`. Rows made
from databases whose terms forbid passing them on would be `acled` or `gtd`; this package holds none.\
"""

SOURCES = pa.DataFrameSchema(
    {
        "source_id": identifier(
            "Key: name of the outlet or site, then six hexadecimal digits made from the address, or from "
            "publisher and title where no address is known; `report-2021` and `compilers-2026` are no pages",
            pattern=r"^([a-z0-9]+-[0-9a-f]{6}|report-2021|compilers-2026)$",
        ),
        "publisher": text("Who wrote it: outlet, agency, body or institute; blank where unknown"),
        "via": text("Site on which the text was read, where that is not the publisher's own"),
        "author": text("Named authors, separated by ;"),
        "title": text("Title, in the language of the source"),
        "title_source": choice("Where the title comes from", TITLE_SOURCES, required=False),
        **when("publication", required=False),
        "language": choice("Language of the text (ISO 639-1)", LANGUAGES, required=False),
        "kind": choice("What kind of source it is", SOURCE_KINDS),
        "url": text("Address, percent-encoded, without tracking parts", pattern=r"^https?://[!#-\[\]-z|~]+$"),
        "terms": choice("On what terms rows made from it may be published", MEANINGS),
        "footnotes": text("Footnotes of the report that cite it, separated by ;", pattern=r"^\d+(;\d+)*$"),
        "accessed": day("Day on which the opening of the page was read; blank where it was not read"),
        "note": text("What else a user of the row should know"),
    },
    name="sources",
    title="Sources",
    description="One row is one page or document that a row of the package or the report itself cites.",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end")],
    metadata={"compiled": COMPILED},
)
