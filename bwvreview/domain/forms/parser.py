"""From the words of an expression to its tree: the grammar of XPath 1.0, as much of it as forms use."""

from __future__ import annotations

from functools import lru_cache

from bwvreview.domain.forms.findings import Mistake
from bwvreview.domain.forms.lexer import Token, cut
from bwvreview.domain.forms.syntax import Binary, Call, Column, Here, Negative, Node, Number, Parent, Reference, Text

DEEPEST = 60
"""How deep brackets, functions and groups may be nested."""
LONGEST = 20_000
"""How many letters an expression may have."""
MOST_OPERATORS = 300
"""How many operators an expression may have: enough for every form seen, and no tree is too tall to walk."""

# From the loosest to the tightest; operators of one line are taken from left to right.
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)


@lru_cache(maxsize=4096)
def parse(expression: str) -> Node:
    """Read an expression. Raises Mistake, whose message says what is wrong with it."""
    if len(expression) > LONGEST:
        raise Mistake(f"This expression has more than {LONGEST:,} letters.", "Split it with a calculate row.")
    return _Parser(cut(expression)).whole()


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0
        self._operators = 0

    def whole(self) -> Node:
        if self._peek().kind == "end":
            raise Mistake("The expression is empty.")
        node = self._level(0)
        left = self._peek()
        if left.kind == "operator" and left.text == ")":
            raise Mistake("A bracket is closed that was never opened.", "Count the brackets.")
        if left.kind != "end":
            raise Mistake(f"“{_shown(left)}” is not expected here.", "Perhaps “and”, “or” or a comma is missing.")
        return node

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _is(self, *operators: str) -> bool:
        token = self._peek()
        return token.kind == "operator" and token.text in operators

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._signed()
        node = self._level(level + 1)
        while self._is(*_LEVELS[level]):
            operator = self._take().text
            self._operators += 1
            if self._operators > MOST_OPERATORS:
                raise Mistake(f"This has more than {MOST_OPERATORS} operators.", "Split it with a calculate row.")
            node = Binary(operator, node, self._level(level + 1))
        return node

    def _signed(self) -> Node:
        signs = 0
        while self._is("-"):
            self._take()
            signs += 1
        node = self._operand()
        if signs > DEEPEST:
            raise _too_deep()
        for _ in range(signs):
            node = Negative(node)
        return node

    def _operand(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "text":
            return Text(token.text)
        if token.kind == "reference":
            if not token.text:
                raise Mistake("${} names no question.", "Write a question as ${name}.")
            return Reference(token.text)
        if token.kind == "name":
            return self._call(token) if self._is("(") else Column(token.text)
        if token.text == "(":
            return self._bracketed()
        if token.text in {".", ".."} and token.kind == "operator":
            return Here() if token.text == "." else Parent()
        raise self._missing_value(token)

    def _missing_value(self, token: Token) -> Mistake:
        if token.kind == "end":
            return Mistake("The expression stops before it is complete.", "Something is missing at its end.")
        if token.text == ")":
            return Mistake("A bracket is closed where a value is missing.", "Count the brackets.")
        return Mistake(f"A value is missing before “{_shown(token)}”.")

    def _bracketed(self) -> Node:
        self._deeper()
        node = self._level(0)
        self._close()
        return node

    def _call(self, name: Token) -> Node:
        self._take()
        self._deeper()
        arguments: list[Node] = []
        if not self._is(")"):
            arguments.append(self._level(0))
            while self._is(","):
                self._take()
                arguments.append(self._level(0))
        self._close()
        return Call(name.text, tuple(arguments))

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _too_deep()

    def _close(self) -> None:
        token = self._peek()
        if token.kind == "end":
            raise Mistake("A bracket is opened and not closed.", "Count the brackets.")
        if not self._is(")"):
            raise Mistake(f"“{_shown(token)}” is not expected here.", "Perhaps “and”, “or” or a comma is missing.")
        self._take()
        self._depth -= 1


def _too_deep() -> Mistake:
    return Mistake(f"This is nested more than {DEEPEST} deep.", "Split it with a calculate row.")


def _shown(token: Token) -> str:
    if token.kind == "reference":
        return f"${{{token.text}}}"
    return f"'{token.text}'" if token.kind == "text" else token.text
