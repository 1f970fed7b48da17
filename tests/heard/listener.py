"""Reads a program aloud from outside, as a screen reader does, over AT-SPI. Runs in the system's own Python.

Started by `desk.py` with Debian's python3-gi and gir1.2-atspi-2.0, which no virtual environment has. It takes one
JSON request a line and answers each with one line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

gi: Any = import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = import_module("gi.repository.Atspi")
GLib: Any = import_module("gi.repository.GLib")

_SAID = ("object:state-changed:focused", "object:announcement")
_events: list[dict[str, Any]] = []
_focus: list[Any] = []


def read(thing: Any) -> dict[str, Any]:
    """One thing as it is told: its role, name, description, states, and the words that are written in it."""
    states = [state.value_nick for state in thing.get_state_set().get_states()]
    text = thing.get_text_iface()
    written = Atspi.Text.get_text(text, 0, -1) if text is not None and "editable" in states else ""
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name() or "",
        "description": thing.get_description() or "",
        "states": states,
        "written": written,
    }


def walk(thing: Any, within: list[str]) -> list[dict[str, Any]]:
    """Everything that is there, seen or scrolled out of sight, as a screen reader goes through it."""
    found = read(thing)
    if "visible" not in found["states"] and within:
        return []
    here = [{**found, "within": within}]
    inside = [*within, found["name"]] if found["name"] else within
    for child in children(thing):
        here += walk(child, inside)
    return here


def children(thing: Any) -> Iterator[Any]:
    """What is in a thing."""
    for place in range(thing.get_child_count()):
        if (child := thing.get_child_at_index(place)) is not None:
            yield child


def windows() -> list[Any]:
    """The windows of every program that lets itself be read."""
    programs = list(children(Atspi.get_desktop(0)))
    for program in programs:
        program.set_cache_mask(Atspi.Cache.NONE)  # what is told is what is there now
    return [window for program in programs for window in children(program)]


def everything() -> list[dict[str, Any]]:
    """Give all that is shown in all windows."""
    return [found for window in windows() for found in walk(window, [])]


def press(thing: Any, name: str, role: str) -> bool:
    """Press the thing of this name, as a screen reader's user can."""
    if not thing.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    if thing.get_name() == name and role in {"", thing.get_role_name()}:
        action = thing.get_action_iface()
        if action is not None:
            return bool(Atspi.Action.do_action(action, _first(action)))
    return any(press(child, name, role) for child in children(thing))


def _first(action: Any) -> int:
    names = [Atspi.Action.get_action_name(action, place) for place in range(Atspi.Action.get_n_actions(action))]
    return next((names.index(name) for name in ("Press", "Toggle") if name in names), 0)


def heard(event: Any) -> None:
    """Keep what the program said by itself."""
    try:
        if event.type.startswith("object:announcement"):
            _events.append({"said": event.any_data})
        elif event.detail1 and event.source is not None:
            _focus[:] = [event.source]
            _events.append({"focus": read(event.source)})
    except GLib.Error:
        pass  # it went while it was being read


def answer(request: dict[str, Any]) -> Any:
    """Do what was asked."""
    if request["do"] == "read":
        return everything()
    if request["do"] == "focus":
        return read(_focus[0]) if _focus else None
    if request["do"] == "press":
        return any(press(window, request["name"], request["role"]) for window in windows())
    if request["do"] == "events":
        told, _events[:] = _events[:], []
        return told
    raise ValueError(request["do"])


def serve(channel: Any, _condition: Any) -> bool:
    """Answer the next request; the end of requests ends this program."""
    line = channel.readline()
    if not line:
        Atspi.event_quit()
        return False
    try:
        told = {"answer": answer(json.loads(line))}
    except GLib.Error as error:  # the window changed in the middle of it
        told = {"again": error.message}
    print(json.dumps(told), flush=True)
    return True


def main() -> None:
    """Listen until there are no more requests."""
    Atspi.init()
    listener = Atspi.EventListener.new(heard)
    for said in _SAID:
        listener.register(said)
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, serve)
    print(json.dumps({"answer": "ready"}), flush=True)
    Atspi.event_main()


if __name__ == "__main__":
    main()
