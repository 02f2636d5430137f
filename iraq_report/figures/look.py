"""The look of a set of figures: two themes, fonts, sizes, logo and the form of the source line.

`DEFAULT` is the project's own; `theme_file.load_theme` makes one from a user's file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from iraq_report.figures.theme import DARK, FONT, LIGHT, Size, Theme

SOURCE = "{source}"  # stands for the source line in a user's form of it


@dataclass(frozen=True)
class Fonts:
    """Families as CSS lists them, for what a chart says and for its title."""

    family: str = FONT
    headings: str = FONT


@dataclass(frozen=True)
class Sizes:
    """Sizes in pixels of the texts around a wide chart; those inside it keep theirs, since they are placed by them."""

    title: int = 18
    subtitle: int = 13
    source: int = 12

    def on(self, size: Size) -> Sizes:
        """The sizes for a form of a chart: on a phone a smaller title and the smallest source line that is read."""
        return Sizes(self.title - 2, self.subtitle, max(self.source - 1, size.small)) if size.narrow else self


@dataclass(frozen=True)
class Logo:
    """A picture as a `data:` address, what it shows, and its size in pixels."""

    address: str = field(repr=False)
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Themes:
    """The look that a theme file asks for.

    `source_form` holds `{source}` where the source line goes; `locale` names the forms of numbers and dates, blank for
    the project's own; `digest` is the sha256 of the file and its logo, blank for the project's own look.
    """

    light: Theme = LIGHT
    dark: Theme = DARK
    name: str = "default"
    fonts: Fonts = Fonts()
    sizes: Sizes = Sizes()
    logo: Logo | None = None
    source_form: str = SOURCE
    locale: str = ""
    digest: str = ""

    def source_text(self, source: str) -> str:
        """A source line in the user's form; an empty one stays empty."""
        return self.source_form.replace(SOURCE, source) if source else ""


DEFAULT = Themes()
