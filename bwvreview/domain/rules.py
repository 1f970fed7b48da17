"""The small language in which a scheme says which encounters belong to a theme.

    rule  = part { "or" part }            part = test { "and" test }
    test  = "not" test | "(" rule ")" | "always" | "theme" SLUG | FIELD check
    check = "==" WORD | "!=" WORD | "in" "[" WORD {"," WORD} "]" | "contains" WORD | "is" ["not"] "blank"

A blank field equals nothing. Of a field with several values (“Taser; Baton”) one is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bwvreview.domain.errors import Problem

Values = Mapping[str, str]
Check = Callable[[Values], bool]

_TOKEN = re.compile(r'\s*(?:(?P<word>"[^"]*")|(?P<name>[a-z][a-z0-9_-]*)|(?P<sign>==|!=|[()\[\],]))')
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that can be asked: `rule(values)`.

    `fields` are those it looks at, its themes' too; `own_fields` those it names itself. `words` are the (field, word)
    pairs that a value is compared with as a whole.
    """

    text: str
    fields: frozenset[str] = field(compare=False)
    _check: Check = field(compare=False, repr=False)
    themes: frozenset[str] = field(default=frozenset(), compare=False)
    own_fields: frozenset[str] = field(default=frozenset(), compare=False)
    words: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    def __call__(self, values: Values) -> bool:
        """Whether an encounter with these values belongs."""
        return self._check(values)


def read_rule(text: str, fields: Iterable[str] | None = None, themes: Mapping[str, Rule] | None = None) -> Rule:
    """Read a rule. Raises Problem, which says what is wrong and where.

    `fields` are the names it may use, `themes` the rules it may name (`theme children and theme handcuffing`).

    >>> rule = read_rule('age is blank and type != "Vehicle search"')
    >>> rule({"type": "Person search"}), rule({"type": "Vehicle search"})
    (True, False)
    """
    reader = _Reader(text, None if fields is None else frozenset(fields), themes or {})
    check = reader.rule(0)
    if reader.next:
        reader.fail(f"“{reader.next}” was not expected")
    own = frozenset(reader.used)
    named = {slug: reader.themes[slug] for slug in reader.named}
    used = own.union(*(rule.fields for rule in named.values()))
    return Rule(text, used, check, frozenset(named), own, tuple(reader.words))


class _Reader:
    def __init__(self, text: str, fields: frozenset[str] | None, themes: Mapping[str, Rule]) -> None:
        self._text, self._fields, self.themes = text, fields, themes
        self.named: set[str] = set()
        self.words: list[tuple[str, str]] = []
        self._tokens = self._split(text)
        self._at = 0
        self.used: set[str] = set()

    @property
    def next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def fail(self, what: str) -> None:
        raise Problem(f"A theme's rule cannot be read: {what}.", advice=f"Look at: {self._text.strip()}")

    def rule(self, depth: int) -> Check:
        parts = self._chain("or", lambda: self._chain_and(depth))
        return parts[0] if len(parts) == 1 else lambda values: any(part(values) for part in parts)

    def _chain_and(self, depth: int) -> Check:
        parts = self._chain("and", lambda: self._test(depth))
        return parts[0] if len(parts) == 1 else lambda values: all(part(values) for part in parts)

    def _chain(self, joint: str, read: Callable[[], Check]) -> tuple[Check, ...]:
        parts = [read()]
        while self.next == joint:
            self._at += 1
            parts.append(read())
        return tuple(parts)

    def _test(self, depth: int) -> Check:
        if depth > _DEEPEST:
            self.fail("too many brackets")
        found = self._take("a field")
        if found == "not":
            inner = self._test(depth + 1)
            return lambda values: not inner(values)
        if found == "(":
            inner = self.rule(depth + 1)
            self._expect(")")
            return inner
        if found == "always":
            return lambda _values: True
        if found == "theme":
            return self._theme()
        return self._check(self._field(found))

    def _theme(self) -> Check:
        slug = self._take("the short name of a theme")
        if slug not in self.themes:
            self.fail(f"there is no theme “{slug}”")
        self.named.add(slug)
        return self.themes[slug]

    def _check(self, name: str) -> Check:
        sign = self._take(f"what “{name}” should be")
        if sign == "is":
            wanted = self.next != "not"
            self._at += not wanted
            self._expect("blank")
            return lambda values: (not values.get(name)) is wanted
        if sign == "contains":
            part = self._word().casefold()
            return lambda values: part in values.get(name, "").casefold()
        if sign not in {"==", "!=", "in"}:
            self.fail(f"“{sign}” cannot follow “{name}”")
        words = self._words() if sign == "in" else frozenset({self._word()})
        self.words += [(name, word) for word in sorted(words)]
        if sign == "!=":
            return lambda values: not _is_one(values.get(name, ""), words)
        return lambda values: _is_one(values.get(name, ""), words)

    def _words(self) -> frozenset[str]:
        self._expect("[")
        words = [self._word()]
        while self.next == ",":
            self._at += 1
            words.append(self._word())
        self._expect("]")
        return frozenset(words)

    def _word(self) -> str:
        token = self._take("a word in quotes")
        if not token.startswith('"'):
            self.fail(f"“{token}” should be a word in quotes")
        return token[1:-1]

    def _field(self, token: str) -> str:
        if not token[0].isalpha() or (self._fields is not None and token not in self._fields):
            self.fail(f"“{token}” is not a field")
        self.used.add(token)
        return token

    def _take(self, wanted: str) -> str:
        token = self.next
        if not token:
            self.fail(f"it ends where {wanted} should stand")
        self._at += 1
        return token

    def _expect(self, sign: str) -> None:
        if (token := self._take(f"“{sign}”")) != sign:
            self.fail(f"“{token}” stands where “{sign}” should")

    def _split(self, text: str) -> list[str]:
        tokens, at, text = [], 0, text.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                self.fail(f"“{text[at:].split()[0]}” is not understood")
            else:
                tokens.append(found.group().strip())
                at = found.end()
        return tokens


def _is_one(value: str, words: frozenset[str]) -> bool:
    return value in words or ("; " in value and not words.isdisjoint(value.split("; ")))
