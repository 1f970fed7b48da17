"""Reading the vocabulary and a scheme from the files that come with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import Problem
from bwvreview.domain.rules import read_rule
from bwvreview.domain.scheme import Scheme
from bwvreview.domain.themes import Theme
from bwvreview.domain.vocabulary import Field, NotNeeded, Vocabulary, header_key, value_key
from bwvreview.domain.words import USUAL, USUAL_WORDS, Words
from bwvreview.exchange.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.rules import Rule

Synonyms = Mapping[str, list[str]]

FIRST_SCHEME = "stop-search"
"""The scheme of a workspace for which none was chosen."""


@lru_cache(maxsize=8)
def load_scheme(slug: str = FIRST_SCHEME) -> Scheme:
    """Give a scheme by its folder in resources/schemes, read once. Raises Problem when it is not there or wrong."""
    path = resource("schemes", slug, "scheme.toml")
    known = sorted(found.parent.name for found in resource("schemes").glob("*/scheme.toml"))
    if slug not in known:
        raise Problem(f"There is no scheme “{slug}”.", advice=f"Choose one of: {', '.join(known)}.")
    content = _toml(path)
    vocabulary = load_vocabulary(slug)
    names = {field.name for field in vocabulary.fields}
    try:
        return Scheme(
            slug=content["slug"],
            title=content["title"],
            themes=_themes(content["theme"], names),
            fields=vocabulary,
            keep_days=int(content["keep_days"]),
            floor=int(content["floor"]),
            minutes_per_clip=int(content["minutes_per_clip"]),
            not_replaced=frozenset(content["not_replaced"]),
            after_viewing=frozenset(content["after_viewing"]),
            told_before=dict(content.get("told_before", {})),
            sentence=content.get("sentence", ""),
            words=_words(content, path),
        )
    except KeyError as error:
        raise Problem(f"The scheme “{slug}” lacks {error}.", advice="Mend its scheme.toml.") from error


@lru_cache(maxsize=1)
def scheme_titles() -> tuple[tuple[str, str, str], ...]:
    """Give slug, title and sentence of every scheme, the first one first, then by title; nothing else is read."""
    found = [_toml(path) for path in resource("schemes").glob("*/scheme.toml")]
    found.sort(key=lambda content: (content["slug"] != FIRST_SCHEME, content["title"]))
    return tuple((content["slug"], content["title"], content.get("sentence", "")) for content in found)


@lru_cache(maxsize=8)
def load_words(slug: str = FIRST_SCHEME) -> Words:
    """Give what a scheme calls things, and read nothing else of it; the usual words where there is no such scheme."""
    path = resource("schemes", slug, "scheme.toml")
    return read_words(path) if path.is_file() else USUAL_WORDS


def read_words(path: Path) -> Words:
    """Read what the scheme of a file calls things. Raises Problem naming the file and the key."""
    return _words(_toml(path), path)


def _words(content: Mapping[str, Any], path: Path) -> Words:
    """Read the words of a scheme; a table in them holds those in another language. Raises Problem naming the key."""
    entries, deleted = content.get("words", {}), content.get("police_delete", True)
    if not isinstance(entries, Mapping):
        raise _wrong_word(path, "words", "Make it a table: a line with [words], then a line for each word.")
    if not isinstance(deleted, bool):
        raise _wrong_word(path, "police_delete", "Write true or false, without quotes.")
    abroad = {language: dict(own) for language, own in entries.items() if isinstance(own, Mapping)}
    for told, own in (("words", entries), *((f"words.{language}", own) for language, own in abroad.items())):
        for key, word in own.items():
            if isinstance(word, Mapping) and own is entries:
                continue
            if key not in USUAL:
                raise _wrong_word(path, f"{told}.{key}", f"Use these: {', '.join(USUAL)}.")
            if not isinstance(word, str) or not word.strip() or not set("{}*<>\n").isdisjoint(word):
                raise _wrong_word(path, f"{told}.{key}", "Give it a word in quotes, without brackets or stars.")
    return Words({key: word for key, word in entries.items() if isinstance(word, str)}, abroad, deleted)


def _wrong_word(path: Path, key: str, advice: str) -> Problem:
    return Problem(f"“{path.parent.name}/{path.name}” has an entry “{key}” that cannot be used.", advice=advice)


@lru_cache(maxsize=8)
def load_vocabulary(scheme: str = FIRST_SCHEME) -> Vocabulary:
    """Give the words of resources/vocabulary in the order of the files' names, after those of the scheme's own folder.

    A field of the scheme takes the place of the shared field of the same name. Read once.
    """
    fields: list[Field] = []
    not_needed: list[NotNeeded] = []
    blank: frozenset[str] = frozenset()
    flags: Synonyms = {}
    own = resource("schemes", scheme, "vocabulary.toml")
    for path in (*([own] if own.is_file() else ()), *sorted(resource("vocabulary").glob("*.toml"))):
        content = _toml(path)
        blank |= frozenset(value_key(word) for word in content.get("blank", ()))
        flags = content.get("flag", flags)
        fields.extend(_field(entry, flags) for entry in content.get("field", ()))
        not_needed.extend(_not_needed(entry) for entry in content.get("not_needed", ()))
    by_name = {field.name: field for field in reversed(fields)}
    return Vocabulary(tuple(reversed(by_name.values())), tuple(not_needed), blank | {""})


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"“{path.name}” cannot be read: {error}.", advice="Mend the file, then try again.") from error


def _themes(entries: list[dict[str, Any]], fields: set[str]) -> tuple[Theme, ...]:
    """Read the themes in their order; a rule may name a theme further up."""
    themes: dict[str, Theme] = {}
    for entry in entries:
        theme = _theme(entry, fields, {slug: earlier.rule for slug, earlier in themes.items()})
        themes[theme.slug] = theme
    return tuple(themes.values())


def _theme(entry: Mapping[str, Any], fields: set[str], themes: Mapping[str, Rule]) -> Theme:
    return Theme(
        slug=entry["slug"],
        title=entry["title"],
        short=entry["short"],
        sentence=entry["sentence"],
        rule=read_rule(entry["rule"], fields, themes),
        needs=tuple(entry["needs"]),
        ask=entry["ask"],
        before_viewing=bool(entry.get("before_viewing", True)),
    )


def _field(entry: Mapping[str, Any], flags: Synonyms) -> Field:
    kind = entry["kind"]
    synonyms = _keys(entry.get("synonyms", {}))
    if kind == "flag" or set(entry.get("values", ())) >= {"yes", "no"}:
        synonyms = _keys(flags) | synonyms
    return Field(
        name=entry["name"],
        title=entry["title"],
        kind=kind,
        headers=frozenset(map(header_key, entry["headers"])),
        weak_headers=frozenset(map(header_key, entry.get("weak_headers", ()))),
        values=tuple(entry.get("values", ("yes", "no") if kind == "flag" else ())),
        synonyms=synonyms,
        older=_keys(entry.get("older", {})),
        mangled=_keys(entry.get("mangled", {})),
        blank=frozenset(map(value_key, entry.get("blank", ()))),
        into=entry.get("into", ""),
        says=entry.get("says", {}),
        many=bool(entry.get("many")),
        codes=bool(entry.get("codes")),
        by_values=bool(entry.get("by_values")),
        offered=tuple(entry.get("offered", ())),
    )


def _not_needed(entry: Mapping[str, Any]) -> NotNeeded:
    return NotNeeded(frozenset(map(header_key, entry["headers"])), entry["reason"], bool(entry.get("counter")))


def _keys(words: Synonyms) -> dict[str, str]:
    return {value_key(word): value for value, synonyms in words.items() for word in synonyms}
