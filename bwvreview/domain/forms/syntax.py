"""An expression as a tree, made of small values that can be compared and walked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written in the expression."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The answer to another question: `${name}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Here:
    """The answer itself: `.`, in a constraint."""


@dataclass(frozen=True, slots=True)
class Parent:
    """The group around: `..`, which only `position(..)` may take."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the choices sheet, in a choice filter."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus sign before a value."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Two values and the operator between them."""

    operator: str
    left: Node
    right: Node


Node = Number | Text | Reference | Here | Parent | Column | Call | Negative | Binary


def parts(node: Node) -> Iterator[Node]:
    """Give the node and every node in it."""
    yield node
    if isinstance(node, Call):
        for argument in node.arguments:
            yield from parts(argument)
    elif isinstance(node, Negative):
        yield from parts(node.operand)
    elif isinstance(node, Binary):
        yield from parts(node.left)
        yield from parts(node.right)


def references(node: Node) -> tuple[str, ...]:
    """Give the names of the questions an expression reads, each once, in the order they appear."""
    return tuple(dict.fromkeys(part.name for part in parts(node) if isinstance(part, Reference)))
