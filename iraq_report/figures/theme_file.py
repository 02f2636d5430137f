"""Read a theme file: colours, fonts, sizes, logo and source line of every figure, checked whole before it is used.

A colour that does not stand out is refused, not warned of: a warning is read once, by whoever builds; the chart goes
on to readers who cannot see the mark. The sentence names the nearest colour that would do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from iraq_report.errors import ReportError
from iraq_report.figures.contrast import contrast, nearest
from iraq_report.figures.logo import read_logo
from iraq_report.figures.look import SOURCE, Fonts, Sizes, Themes
from iraq_report.figures.theme import FONT, HUES, ROLES, SURFACES, make_theme
from iraq_report.tables.problems import did_you_mean

MARK, TEXT = 3.0, 4.5  # least contrast of a mark and of a text (WCAG 2.2, 1.4.11 and 1.4.3)
_BEHIND_TEXT = ("paper", "band", "land")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_FAMILY = r"^[^\W_][\w .-]*$"
Mode = Literal["light", "dark"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pair(_Part):
    """A colour for light and one for dark pages; one text stands for both."""

    light: Any
    dark: Any

    @model_validator(mode="before")
    @classmethod
    def _one_for_both(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"light": value, "dark": value}


class FontsPart(_Part):
    """Families by name; `width` is how wide the letters are beside those of Arial."""

    family: str = Field("", pattern=_FAMILY)
    headings: str = Field("", pattern=_FAMILY)
    width: float = Field(1.0, ge=1.0, le=1.2)


class SizesPart(_Part):
    """Sizes in pixels of the texts around a chart."""

    title: int = Field(18, ge=14, le=28)
    subtitle: int = Field(13, ge=11, le=18)
    source: int = Field(12, ge=11, le=16)


class LogoPart(_Part):
    """A picture beside the file, what it shows in words, and how high it is shown in pixels."""

    file: str = Field(min_length=1)
    alt: str = Field(min_length=1)
    height: int = Field(20, ge=12, le=48)


class ThemeFile(_Part):
    """What a theme file may hold; what it leaves out stays as the project has it."""

    name: str = Field("", max_length=60)
    hues: dict[str, Pair] = Field(default_factory=dict)
    roles: dict[str, Pair] = Field(default_factory=dict)
    fonts: FontsPart = FontsPart()
    sizes: SizesPart = SizesPart()
    logo: LogoPart | None = None
    source_line: str = Field(SOURCE, max_length=300)
    locale: str = ""


_PARTS: dict[str, type[_Part]] = {
    "hues": Pair, "roles": Pair, "fonts": FontsPart, "sizes": SizesPart, "logo": LogoPart,
}  # fmt: skip


def load_theme(path: Path) -> Themes:
    """The look that a theme file asks for.

    Raises ReportError E-THEME-FILE for a file that cannot be read or holds something else than a theme, E-THEME-ROLE
    for an unknown hue or role, E-THEME-COLOUR for what is no colour, E-THEME-CONTRAST for one that does not stand out,
    and as `read_logo` does.
    """
    text = _read(path)
    held = _validated(text, path)
    logo = read_logo(path.parent / held.logo.file, alt=held.logo.alt, height=held.logo.height) if held.logo else None
    fonts = Fonts(_families(held.fonts.family), _families(held.fonts.headings or held.fonts.family))
    shrink = round(1 / held.fonts.width, 4)
    colours = {mode: _colours(held, mode, path.name) for mode in ("light", "dark")}
    for mode, by_role in colours.items():
        _check_contrast(by_role, mode, path.name)
    light, dark = (make_theme(mode, colours[mode], family=fonts.family, shrink=shrink) for mode in colours)
    return Themes(
        light, dark, held.name or path.stem, fonts, Sizes(**held.sizes.model_dump()), logo, held.source_line,
        held.locale, hashlib.sha256(f"{text}{logo.address if logo else ''}".encode()).hexdigest(),
    )  # fmt: skip


def _fault(name: str, sentence: str, *, code: str = "E-THEME-FILE") -> ReportError:
    return ReportError(code, f"{name}: {sentence}")


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise _fault(
            str(path), f"cannot be read: {reason}; name a theme file such as book/themes/example.yml"
        ) from None


def _validated(text: str, path: Path) -> ThemeFile:
    try:
        held = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise _fault(path.name, f"is not readable as YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(held, dict):
        raise _fault(path.name, "holds no theme; expected names such as roles, fonts and source_line with their values")
    try:
        theme = ThemeFile.model_validate(held)
    except ValidationError as error:
        raise _fault(path.name, _sentence(error)) from None
    if SOURCE not in theme.source_line:
        raise _fault(path.name, f"source_line leaves the source out; write {SOURCE} where it goes")
    if theme.locale:
        _check_locale(theme.locale, path.name)
    return theme


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    *above, last = (str(part) for part in first["loc"])
    place = ".".join([*above, last])
    if first["type"] == "extra_forbidden":
        part = next((_PARTS[name] for name in above if name in _PARTS), ThemeFile)
        near = did_you_mean(last, part.model_fields) or f"; {_listed(part.model_fields)}"
        return f"found {place!r}, which a theme does not have{near}"
    return f"{place}: found {first['input']!r}, {first['msg'][0].lower()}{first['msg'][1:]}"


def _listed(names: Iterable[str]) -> str:
    return f"there are {', '.join(names)}"


def _check_locale(locale: str, name: str) -> None:
    try:
        Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise _fault(name, f"locale: found {locale!r}, expected one such as en-GB, de or ar") from None


def _families(name: str) -> str:
    return f'"{name}", {FONT}' if name else FONT


def _colours(held: ThemeFile, mode: Mode, name: str) -> dict[str, str]:
    """The colour of every role: its own, else that of its hue, else the project's."""
    hues = {hue: _colour(pair, mode, f"{name}: hues.{hue}") for hue, pair in _known(held.hues, HUES, "hue", name)}
    own = {role: _colour(pair, mode, f"{name}: roles.{role}") for role, pair in _known(held.roles, ROLES, "role", name)}
    hue_of = {pair: hue for hue, pair in HUES.items()}
    index = ("light", "dark").index(mode)
    return {role: own.get(role) or hues.get(hue_of.get(pair, "")) or pair[index] for role, pair in ROLES.items()}


def _known(given: Mapping[str, Pair], names: Iterable[str], kind: str, file: str) -> Iterable[tuple[str, Pair]]:
    for name, pair in given.items():
        if name not in names:
            near = did_you_mean(name, names) or f"; {_listed(names)}"
            raise _fault(file, f"there is no {kind} {name!r}{near}", code="E-THEME-ROLE")
        yield name, pair


def _colour(pair: Pair, mode: Mode, place: str) -> str:
    value = getattr(pair, mode)
    if isinstance(value, str) and _COLOUR.fullmatch(value):
        return value.upper()
    found = "nothing (a colour with # needs quotes)" if value is None else repr(value)
    raise _fault(place, f"found {found} for {mode}, expected six digits such as '#1B5E9E'", code="E-THEME-COLOUR")


def _check_contrast(colours: Mapping[str, str], mode: str, name: str) -> None:
    for role in ROLES:
        if role in SURFACES:
            continue
        text = role in ("text", "muted")
        least, grounds = (TEXT, _BEHIND_TEXT) if text else (MARK, _BEHIND_TEXT[:1])
        for ground in grounds:
            found = contrast(colours[role], colours[ground])
            if found < least:
                better = nearest(colours[role], against=colours[ground], least=least)
                raise _fault(
                    name,
                    f"in {mode}, {role} ({colours[role]}) on {ground} ({colours[ground]}) has a contrast of "
                    f"{found:.1f}:1, expected {least:g}:1 for {'a text' if text else 'a mark'}; {better} would do",
                    code="E-THEME-CONTRAST",
                )
