"""A group's own themes: try a rule on a list, keep it, combine two themes, take one away."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from itertools import combinations as pairs_of
from itertools import product
from typing import TYPE_CHECKING

from bwvreview.domain.draw.references import LABEL_PATTERN
from bwvreview.domain.errors import Problem
from bwvreview.domain.rules import Rule, read_rule
from bwvreview.domain.small_numbers import told, told_overlap
from bwvreview.domain.theme_counts import count_new_themes
from bwvreview.domain.themes import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bwvreview.domain.encounters import Encounter
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store

_KEPT = "themes.own"
_NOT_FOR_RULES = frozenset({"reference", "date", "week", "month", "bwv_held"})
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class NewTheme:
    """A theme as people make it. Without a short name it has its title's; without a slug, one made from it."""

    title: str
    rule: str
    short: str = ""
    sentence: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class RuleTried:
    """What a rule would draw from. `members` is rounded, None when it is not told; `problem` says what is wrong."""

    members: int | None
    sentence: str
    problem: str = ""
    advice: str = ""
    drawable: bool = False


@dataclass(frozen=True, slots=True)
class RuleField:
    """A field that a rule may ask about, and the words that may stand in it."""

    name: str
    title: str
    words: tuple[str, ...]
    on_list: bool


@dataclass(frozen=True, slots=True)
class Combination:
    """Two themes at once, ready to be kept: “Children and Handcuffs”."""

    first: str
    second: str
    theme: NewTheme
    words: str


@dataclass(frozen=True, slots=True)
class _Kept:
    slug: str
    title: str
    short: str
    sentence: str
    rule: str
    removed: bool = False


def with_own_themes(store: Store, scheme: Scheme) -> Scheme:
    """Give the scheme with the group's own themes after its own; those taken away can still be named."""
    kept = _kept(store)
    known = {theme.slug for theme in (*scheme.themes, *scheme.retired)}
    for entry in kept:
        if entry.slug in known:
            continue
        theme = _theme(entry, _rule(entry.rule, scheme), scheme)
        if entry.removed:
            scheme = replace(scheme, retired=(*scheme.retired, theme))
        else:
            scheme = replace(scheme, themes=(*scheme.themes, theme))
    return scheme


def try_rule(
    store: Store, list_id: int, rule_text: str, scheme: Scheme, *, held: Sequence[Encounter] | None = None
) -> RuleTried:
    """Count the encounters of a list that a rule picks out and whose video is held: rounded, small counts hidden.

    `held` are those that can be drawn today, as the plan counts them: not deleted, not seen, not held back.
    """
    from bwvreview.services.plan_design import refuse_deleted_list

    try:
        refuse_deleted_list(store, list_id)
        scheme = with_own_themes(store, scheme)
        rule = _checked(rule_text, scheme)
    except Problem as problem:
        return RuleTried(None, "", problem.message, problem.advice)
    theme = _theme(_Kept("tried", "This theme", "This theme", "", rule_text), rule, scheme)
    held = _held(store, list_id) if held is None else held
    fields = _fields_of(store, list_id)
    count = count_new_themes([theme], scheme, fields, held)[0]
    if count.members is None:
        return RuleTried(None, "", count.reason, count.ask)
    shown = told(count.members, len(held))
    sentence = f"{shown.words[:1].upper()}{shown.words[1:]} of {len(held)} {{encounters}} {{with_video}} belong."
    return RuleTried(shown.size, sentence, "" if count.drawable else count.reason, drawable=count.drawable)


def add_theme(store: Store, new: NewTheme, scheme: Scheme) -> Theme:
    """Keep a theme of the group's own and give it. Raises Problem: a name or a rule that cannot be used."""
    scheme = with_own_themes(store, scheme)
    title, short = " ".join(new.title.split()), " ".join((new.short or new.title).split())
    slug = new.slug or _slug(title)
    _check_names(title, short, slug, scheme)
    rule = _checked(new.rule, scheme)
    entry = _Kept(slug, title, short, new.sentence.strip() or f"{title}.", new.rule.strip())
    store.settings.put(_KEPT, json.dumps([asdict(one) for one in (*_kept(store), entry)], ensure_ascii=False))
    return _theme(entry, rule, scheme)


def own_themes(store: Store, scheme: Scheme) -> tuple[Theme, ...]:
    """Give the themes that the group made and still uses."""
    mine = {entry.slug for entry in _kept(store) if not entry.removed}
    return tuple(theme for theme in with_own_themes(store, scheme).themes if theme.slug in mine)


def remove_theme(store: Store, slug: str, scheme: Scheme) -> None:
    """Take one of the group's own themes away. Earlier draws keep its name. Raises Problem when another needs it."""
    mine = own_themes(store, scheme)
    if slug not in {theme.slug for theme in mine}:
        raise Problem(f"The group has no theme “{slug}” of its own.", advice="Only a theme made here can be removed.")
    needing = [theme.title for theme in mine if slug in theme.rule.themes]
    if needing:
        raise Problem(f"“{needing[0]}” is made from this theme.", advice="Remove that one first.")
    kept = [replace(entry, removed=True) if entry.slug == slug else entry for entry in _kept(store)]
    store.settings.put(_KEPT, json.dumps([asdict(one) for one in kept], ensure_ascii=False))


def bring_back_theme(store: Store, slug: str) -> None:
    """Use a theme again that was just taken away, with its name and its rule. Leaves one alone that is in use."""
    kept = [replace(entry, removed=False) if entry.slug == slug else entry for entry in _kept(store)]
    store.settings.put(_KEPT, json.dumps([asdict(one) for one in kept], ensure_ascii=False))


def rule_fields(store: Store, list_id: int | None, scheme: Scheme) -> tuple[RuleField, ...]:
    """Give what a rule may ask about, with the words of each field; those on the list first."""
    present = {scheme.fields[name].target for name in _fields_of(store, list_id)} if list_id is not None else set()
    fields = [scheme.fields[name] for name in sorted(_allowed(scheme))]
    found = [RuleField(field.name, field.title, field.values, field.name in present) for field in fields]
    return tuple(sorted(found, key=lambda field: (not field.on_list, field.title)))


def combinations(
    store: Store, list_id: int, scheme: Scheme, *, held: Sequence[Encounter] | None = None
) -> tuple[Combination, ...]:
    """Offer every two themes that have enough encounters in common to draw from, the largest first."""
    scheme = with_own_themes(store, scheme)
    held = _held(store, list_id) if held is None else held
    usable = [theme for theme in scheme.themes if theme.before_viewing and theme.rule.fields]
    inside = {theme.slug: {at for at, e in enumerate(held) if theme.rule(e.values)} for theme in usable}
    taken = {frozenset(theme.rule.themes) for theme in scheme.themes}
    found = []
    for one, two in pairs_of(usable, 2):
        first, second = inside[one.slug], inside[two.slug]
        both = len(first & second)
        if both < scheme.floor or both in {len(first), len(second)} or {one.slug, two.slug} in taken:
            continue
        shown = told_overlap(len(first), len(second), both, len(held))
        title = f"{one.short} and {two.short}"
        new = NewTheme(
            title, f"theme {one.slug} and theme {two.slug}", sentence=f"{one.title} that are also: {two.title}."
        )
        found.append((-both, Combination(one.slug, two.slug, new, shown.words)))
    return tuple(combination for _, combination in sorted(found, key=lambda pair: (pair[0], pair[1].first)))


def _held(store: Store, list_id: int) -> list[Encounter]:
    return [e for e in store.lists.encounters(list_id) if e.values.get("bwv_held") != "no"]


def _checked(text: str, scheme: Scheme) -> Rule:
    """Read a rule that people wrote. Raises Problem when it cannot be read, or asks what nobody should know yet."""
    if not text.strip():
        raise Problem("The rule is empty.", advice='Write which {encounters} belong, for example: age == "10-17".')
    rule = _rule(text, scheme)
    hidden = rule.fields & scheme.after_viewing
    later = [theme.title for theme in scheme.themes if theme.slug in rule.themes and not theme.before_viewing]
    if hidden or later:
        what = later[0] if later else scheme.fields[min(hidden)].title
        raise Problem(
            f"Nobody should know “{what}” before the {{viewing}}: it would colour the rating.",
            advice="Use other columns for a theme, and look at this one afterwards.",
        )
    if rule.own_fields - _allowed(scheme):
        strange = min(rule.own_fields - _allowed(scheme))
        raise Problem(f"A theme cannot be made from “{strange}”.", advice="Split a theme by week or month instead.")
    for name, word in rule.words:
        field = scheme.fields[name]
        if field.values and word not in field.values:
            raise Problem(f"“{word}” is not a word of “{field.title}”.", advice=f"Use: {', '.join(field.values)}.")
    return rule


def _rule(text: str, scheme: Scheme) -> Rule:
    names = {field.target for field in scheme.fields.fields}
    return read_rule(text, names, {theme.slug: theme.rule for theme in (*scheme.themes, *scheme.retired)})


def _allowed(scheme: Scheme) -> frozenset[str]:
    return frozenset(field.target for field in scheme.fields.fields) - _NOT_FOR_RULES - scheme.after_viewing


def _theme(entry: _Kept, rule: Rule, scheme: Scheme) -> Theme:
    """A theme needs every column that its rule names, and one way of telling each theme that it names."""
    ways = [scheme.theme(slug).needs for slug in sorted(rule.themes) if scheme.theme(slug).needs]
    own = " + ".join(sorted(rule.own_fields))
    needs = tuple(" + ".join(filter(None, (own, *way))) for way in product(*ways))
    titles = [scheme.fields[name].title for name in sorted(rule.own_fields)]
    asks = [scheme.theme(slug).ask for slug in sorted(rule.themes)] + [
        f"Ask the police for one more column, “{title[:1].upper()}{title[1:]}”." for title in titles
    ]
    ask = " ".join(dict.fromkeys(filter(None, asks)))
    return Theme(entry.slug, entry.title, entry.short, entry.sentence, rule, tuple(filter(None, needs)), ask)


def _check_names(title: str, short: str, slug: str, scheme: Scheme) -> None:
    from bwvreview.domain.note_check import check_note

    if not title or len(title) > LONGEST_TITLE or len(short) > LONGEST_TITLE:
        raise Problem("The theme needs a title.", advice=f"Use up to {LONGEST_TITLE} letters.")
    if check_note(title) or check_note(short):
        raise Problem("The title may show who someone is.", advice="Say what kind of search it is.")
    if not LABEL_PATTERN.fullmatch(slug) or "@" in slug:
        raise Problem("The short name of the theme cannot be used.", advice="Use small letters, digits and dashes.")
    every = (*scheme.themes, *scheme.retired)
    if slug in {theme.slug for theme in every} or title.casefold() in {
        theme.title.casefold() for theme in scheme.themes
    }:
        raise Problem("There is a theme with this name already.", advice="Choose another title.")


def _slug(title: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return (made if made[:1].isalpha() and made[:1].isascii() else f"theme-{made}")[:32].rstrip("-")


def _fields_of(store: Store, list_id: int) -> Iterable[str]:
    return [field["field"] for field in json.loads(store.lists.get(list_id).inspection_json)["fields"]]


def _kept(store: Store) -> tuple[_Kept, ...]:
    text = store.settings.get(_KEPT)
    return tuple(_Kept(**entry) for entry in json.loads(text)) if text else ()
