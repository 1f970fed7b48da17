#!/usr/bin/env python3
"""Checks a pack of a BWV-DRAW-1 draw: is this what the list and the dice give?

    python3 verify.py            the pack in the folder of this file
    python3 verify.py DIR|ZIP    another pack

One file, Python 3.8 or later, nothing else. It reads the pack and writes nothing. It ends with 0 when the draw is
genuine, 1 when it is not (and says the first thing that differs), 2 when there is nothing to check.

From list.txt, statement.txt, the dice (statement-1.txt and on) and availability.txt it builds every other file
again and compares the bytes. Titles of themes, plans given up and the version of the program do not follow from
those; they are taken from certificate.json as they stand: compare them with the minutes. The papers (certificate.pdf,
certificate.xlsx, verify.*) are compared with their fingerprints in manifest.json.
"""

import datetime
import hashlib
import heapq
import json
import os
import re
import stat
import sys
import zipfile
import zlib

LIST, STATEMENT, AVAILABILITY = "list.txt", "statement.txt", "availability.txt"
CERTIFICATE, MANIFEST, PULL_LIST = "certificate.json", "manifest.json", "pull-list.txt"
PAPERS = {"certificate.pdf", "certificate.xlsx", "verify.html", "verify.py", "verify.sh"}
ADDED = PAPERS | {PULL_LIST}
NAMES = ADDED | {LIST, STATEMENT, AVAILABILITY, CERTIFICATE, MANIFEST}
ROUND_NAME = re.compile(r"statement-[1-9][0-9]{0,2}\.txt")
MOST_FILES, MOST_BYTES = 64, 256 * 1024 * 1024

REF = r"[A-Z0-9][A-Z0-9._/-]{2,38}[A-Z0-9]"
LABEL = r"[a-z][a-z0-9-]{0,31}(?:@[a-z0-9][a-z0-9-]{0,31})?"
COUNT = r"(?:0|[1-9][0-9]{0,8})"
DICE = {
    "d10x20": (20, "0123456789", "20 throws of ten-sided dice"),
    "d6x26": (26, "123456", "26 throws of six-sided dice"),
}


class Different(Exception):
    """The first thing that differs, in one sentence."""


def sha(data):
    return hashlib.sha256(data).hexdigest()


def ticket(key, reference):
    return sha((key + reference).encode("ascii"))


# ---- Reading the small text files strictly ----------------------------------------------------------------------


def bad_line(name, number, why):
    return Different("Line %d of %s %s." % (number, name, why))


def read_lines(data, name):
    if not data:
        raise Different("%s is empty." % name)
    if data.startswith(b"\xef\xbb\xbf"):
        raise bad_line(name, 1, "starts with a byte-order mark")
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError as error:
        raise bad_line(name, data.count(b"\n", 0, error.start) + 1, "has a character that cannot stand there")
    if "\r" in text:
        number = text.count("\n", 0, text.index("\r")) + 1
        raise bad_line(name, number, "ends with a carriage return, as files changed on Windows do")
    lines = text.split("\n")
    if lines.pop():
        raise bad_line(name, len(lines) + 1, "is not complete: its line end is missing")
    return lines


def read_list(data):
    """Give reference → labels, in the order of the references."""
    lines = read_lines(data, LIST)
    if lines[0] != "bwvreview-list/1":
        raise bad_line(LIST, 1, "is not “bwvreview-list/1”: it comes from another program or version")
    if len(lines) < 2 or not re.fullmatch("salt [0-9a-f]{64}", lines[1]):
        raise bad_line(LIST, 2, "is not “salt” and 64 digits")
    reference_pattern, label_pattern = re.compile(REF), re.compile(LABEL)
    found, before, known = {}, "", {}
    for number, line in enumerate(lines[2:], 3):
        reference, _, text = line.partition("\t")
        if text not in known:
            labels = () if text == "-" else tuple(text.split(","))
            shape, order = all(map(label_pattern.fullmatch, labels)), sorted(set(labels)) == list(labels)
            known[text] = labels, shape, order
        labels, shape, order = known[text]
        if not shape or not reference_pattern.fullmatch(reference):
            raise bad_line(LIST, number, "is not a reference, a tab and its labels")
        if reference <= before or not order:
            raise bad_line(LIST, number, "is out of order, or there twice")
        found[reference] = labels
        before = reference
    return found


class Lines:
    """The lines of a statement, taken one after the other."""

    def __init__(self, lines):
        self.lines, self.at = lines, 0

    def match(self, pattern):
        found = re.fullmatch(pattern, self.lines[self.at]) if self.at < len(self.lines) else None
        self.at += 1 if found else 0
        return found

    def one(self, pattern, shape):
        found = self.match(pattern)
        if not found:
            raise bad_line(STATEMENT, self.at + 1, "is not “%s”" % shape)
        return found.groups()

    def many(self, pattern, what):
        taken = []
        found = self.match(pattern)
        while found:
            if taken and found.group(1) <= taken[-1][0]:
                raise bad_line(STATEMENT, self.at, "is out of order, or its %s is there twice" % what)
            taken.append(found.groups())
            found = self.match(pattern)
        return taken


class Statement:
    def __init__(self, data):
        lines = Lines(read_lines(data, STATEMENT))
        lines.one("bwvreview-draw/1", "bwvreview-draw/1")
        (self.list,) = lines.one("list ([0-9a-f]{64})", "list <64 digits or letters a to f>")
        self.size = int(lines.one("size (%s)" % COUNT, "size <number>")[0])
        excluded = lines.many("excluded ([a-z][a-z0-9-]{0,31}) ([1-9][0-9]{0,8})", "reason")
        self.excluded = [(reason, int(count)) for reason, count in excluded]
        (self.group,) = lines.one("group ([a-z][a-z0-9-]{0,63})", "group <name>” or “excluded <reason> <count>")
        session = r"session ([0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]{0,8})"
        (self.session,) = lines.one(session, "session <date>.<number>")
        if not is_session(self.session):
            raise bad_line(STATEMENT, lines.at, "has a date that is not in the calendar")
        theme = "theme (%s) (%s) (%s) (%s)" % (LABEL, COUNT, COUNT, COUNT)
        self.themes = {t[0]: tuple(map(int, t[1:])) for t in lines.many(theme, "label")}
        if not self.themes:
            lines.one(theme, "theme <label> <members> <sample> <reserves>")
        (self.mode,) = lines.one("unavailable (next|reroll)", "unavailable next” or “unavailable reroll")
        (self.dice,) = lines.one("dice (d10x20|d6x26)", "dice d10x20” or “dice d6x26")
        if lines.at < len(lines.lines):
            raise bad_line(STATEMENT, lines.at + 1, "should not be there")
        self.data, self.commit = data, sha(data)


def is_session(text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]{0,8}", text):
        return False
    try:
        datetime.date(int(text[:4]), int(text[5:7]), int(text[8:10]))
    except ValueError:
        return False
    return True


def fits_dice(seed, dice):
    count, digits, _ = DICE[dice]
    return len(seed) == count and all(digit in digits for digit in seed)


# ---- The draw ---------------------------------------------------------------------------------------------------


class Draw:
    """Dice and fingerprint give every encounter one ticket; each label takes its lowest."""

    def __init__(self, labels, statement, seed):
        self.labels, self.statement, self.seed = labels, statement, seed
        self.first = statement.data + ("seed %s\n" % seed).encode("ascii")
        self.key = sha(self.first)
        members = {label: [] for label in statement.themes}
        start = hashlib.sha256(self.key.encode("ascii"))
        for reference, mine in labels.items():
            mine = [label for label in mine if label in members]
            if mine:
                one = start.copy()
                one.update(reference.encode("ascii"))
                pair = (one.digest(), reference)
                for label in mine:
                    members[label].append(pair)
        self.sample, self.reserves, self.tickets = {}, {}, {}
        for label, (_, sample, reserves) in statement.themes.items():
            pairs = heapq.nsmallest(sample + reserves, members[label])
            self.tickets.update((reference, digest.hex()) for digest, reference in pairs)
            self.sample[label] = [reference for _, reference in pairs[:sample]]
            self.reserves[label] = [reference for _, reference in pairs[sample:]]
        union = {reference for drawn in self.sample.values() for reference in drawn}
        self.slots = []
        self.give_slots(union, self.tickets.__getitem__)
        # What becomes of it while clips are lost and others come in.
        self.now = {label: list(drawn) for label, drawn in self.sample.items()}
        self.drawn = {label: list(drawn) for label, drawn in self.sample.items()}
        self.gone, self.called, self.shortfall, self.replaced_by = set(), {}, {}, {}

    def give_slots(self, references, order):
        new = set(references).difference(self.slots)
        self.slots += sorted(new, key=lambda reference: (order(reference), reference))

    def lose(self, lost, next_of, order):
        """Take clips out together and let the next ones in."""
        self.gone.update(lost)
        came = {}
        for label, now in self.now.items():
            missing = [reference for reference in now if reference in lost]
            if not missing:
                continue
            new = []
            for reference in next_of(label):
                if len(new) < len(missing) and reference not in self.gone:
                    new.append(reference)
                if len(new) == len(missing):
                    break
            self.now[label] = [reference for reference in now if reference not in lost] + new
            self.drawn[label] += new
            if len(new) < len(missing):
                self.shortfall[label] = self.shortfall.get(label, 0) + len(missing) - len(new)
            for place, reference in enumerate(missing):
                others = self.replaced_by.setdefault(reference, [])
                others += [other for other in new[place : place + 1] if other not in others]
            if new:
                came[label] = new
                self.called.setdefault(label, []).extend(new)
        self.give_slots([reference for new in came.values() for reference in new], order)
        return came


def check_same_list(labels, statement):
    counts = {}
    for mine in labels.values():
        for label in mine:
            counts[label] = counts.get(label, 0) + 1
    wrong = [label for label, (members, _, _) in statement.themes.items() if members != counts.get(label, 0)]
    if statement.size != len(labels) or wrong:
        what = "“%s”" % wrong[0] if wrong else "encounters"
        raise Different("statement.txt does not count %s as list.txt does." % what)


def check_declared(labels, references):
    seen = set()
    for reference in references:
        if reference not in labels:
            raise Different("A clip is declared that is not on the list.")
        if reference in seen:
            raise Different("A clip is declared twice.")
        seen.add(reference)


def read_availability(data):
    lines = read_lines(data, AVAILABILITY)
    if lines[0] != "bwvreview-availability/1":
        raise bad_line(AVAILABILITY, 1, "is not “bwvreview-availability/1”: it comes from another program or version")
    if len(lines) < 2 or not re.fullmatch("commit [0-9a-f]{64}", lines[1]):
        raise bad_line(AVAILABILITY, 2, "is not “commit <64 digits or letters a to f>”")
    pattern = re.compile("(unavailable|late) (%s) ([a-z][a-z0-9-]{0,31})" % REF)
    unavailable, late = [], []
    for number, line in enumerate(lines[2:], 3):
        found = pattern.fullmatch(line)
        if not found:
            raise bad_line(AVAILABILITY, number, "is not “unavailable” or “late”, a reference and a reason")
        kind, reference, reason = found.groups()
        if kind == "unavailable" and (late or (unavailable and reference <= unavailable[-1][0])):
            raise bad_line(AVAILABILITY, number, "is out of order, or there twice")
        (unavailable if kind == "unavailable" else late).append((reference, reason))
    return lines[1][7:], unavailable, late


def call_reserves(draw, availability):
    commit, unavailable, late = availability
    if commit != draw.statement.commit:
        raise Different("%s belongs to another draw." % AVAILABILITY)
    check_declared(draw.labels, [reference for reference, _ in unavailable + late])
    left = {label: iter(reserves) for label, reserves in draw.reserves.items()}
    draw.lose({reference for reference, _ in unavailable}, left.__getitem__, draw.tickets.__getitem__)
    for reference, _ in late:
        if reference not in draw.slots:
            raise Different("A clip is called late that was never in the draw.")
        draw.lose({reference}, left.__getitem__, draw.tickets.__getitem__)


def read_round(data, before, number, dice, name):
    """Give the newly unavailable references of a round, and its dice."""
    if not data.startswith(before):
        raise Different("%s does not go on from the statement before it." % name)
    start = before.count(b"\n")
    lines = read_lines(data, name)[start:]
    if not lines or lines[0] != "round %d" % number:
        raise bad_line(name, start + 1, "is not “round %d”" % number)
    if len(lines) < 2 or not lines[-1].startswith("seed "):
        raise bad_line(name, start + len(lines), "is not “seed <digits>”")
    pattern, unavailable = re.compile("unavailable (%s)" % REF), []
    for place, line in enumerate(lines[1:-1], start + 2):
        found = pattern.fullmatch(line)
        if not found:
            raise bad_line(name, place, "is not “unavailable” and a reference")
        if unavailable and found.group(1) <= unavailable[-1]:
            raise bad_line(name, place, "is out of order, or there twice")
        unavailable.append(found.group(1))
    if not fits_dice(lines[-1][5:], dice):
        raise Different("%s does not end with the digits that these dice give." % name)
    return unavailable, lines[-1][5:]


def roll_again(draw, rolls):
    """Fresh tickets choose who comes in, round by round."""
    check_declared(draw.labels, [reference for unavailable, _ in rolls for reference in unavailable])
    before, rounds = draw.first, []
    for number, (unavailable, seed) in enumerate(rolls, 2):
        if not unavailable:
            raise Different("No clip is declared for this round.")
        plan = before + "".join(
            "%s\n" % line for line in ["round %d" % number] + ["unavailable " + one for one in unavailable]
        ).encode("ascii")
        before = plan + ("seed %s\n" % seed).encode("ascii")
        key = sha(before)

        def next_of(label, key=key, unavailable=unavailable):
            out = draw.gone.union(unavailable, draw.drawn[label])
            members = [one for one, mine in draw.labels.items() if label in mine and one not in out]
            return sorted(members, key=lambda one: (ticket(key, one), one))

        came = draw.lose(set(unavailable), next_of, lambda one, key=key: ticket(key, one))
        rounds.append((number, unavailable, sha(plan), seed, key, came, before))
    return rounds


# ---- What the certificate says ----------------------------------------------------------------------------------

KEEP = (
    "Keep it in the room. This file names the clips: it belongs to the police liaison and the members in the room. "
    "Lock it away, and delete it with the list."
)
KEEP_OPEN = (
    "This pack is open: the police and the group both agreed that anyone may have it and compute the draw again. "
    "Its references were made by the program, and mean nothing without the list that the police keep."
)
HOW_TO_CHECK = [
    "# Run this in the folder of the pack: it prints the list line of statement.txt, the commitment, and the clips.",
    "sha256sum < list.txt | cut -c1-64",
    "sha256sum < statement.txt | cut -c1-64",
    "K=$(sha256sum < statement-1.txt | cut -c1-64)",
    "T=$(tail -n +3 list.txt | while IFS=\"$(printf '\\t')\" read -r ref labels; do "
    'printf \'%s %s ,%s,\\n\' "$(printf %s "$K$ref" | sha256sum | cut -c1-64)" "$ref" "$labels"; '
    "done | LC_ALL=C sort)",
    'grep "^theme " statement.txt | while read -r _ label members sample reserves; do '
    'echo "$label: $sample clips, then $reserves reserves"; '
    'printf \'%s\\n\' "$T" | grep -F ",$label," | cut -d\' \' -f2 | head -n "$((sample + reserves))"; done',
]


def what_is_known(statement, missing):
    left_out = "Nothing was left out of the list before the draw."
    if statement.excluded:
        left_out = "Left out before the draw: %s." % ", ".join("%s %d" % pair for pair in statement.excluded)
    said = [
        "Everything here is about the encounters on the list after exclusions.",
        left_out,
        "Within each theme every encounter had the same chance to be drawn: the sample divided by the members.",
        "A clip drawn for another theme does not count towards a theme that did not draw it.",
        "A small sample shows what happens, not how often. Each result needs its range: the exact 95% limits.",
    ]
    census = [label for label, (members, sample, _) in statement.themes.items() if sample >= members]
    if census:
        said.append("Every encounter was drawn in: %s." % ", ".join(census))
    if missing:
        said += [
            "Clips that cannot be shown were replaced. The results describe the encounters that can be shown.",
            "That holds only if being unavailable did not depend on the draw.",
            "For all encounters the worst case is given: every missing clip may raise a concern, or none.",
        ]
    return said


def warnings_of(statement, titles):
    said = []
    for label, (members, sample, _) in statement.themes.items():
        drawn = min(sample, members)
        if drawn * 2 > members:
            about = "fewer than 10" if members < 10 else "about {:,}".format((members + 2) // 5 * 5)
            said.append(
                "%s: %d of %s is more than half. People who know the area may guess which clips these are. "
                "Choose %d or fewer, or ask for a longer list."
                % (titles.get(label, label), drawn, about, members // 2)
            )
    return said


def groups(commit):
    return [commit[start : start + 8] for start in range(0, 64, 8)]


def slot_name(place):
    return "V%02d" % (place + 1)


def served(draw, rerolled):
    found = {}
    for label in sorted(draw.sample):
        new = draw.called.get(label, [])
        order = draw.sample[label] + (new if rerolled else draw.reserves[label])
        ranks = {reference: rank for rank, reference in enumerate(order, 1)}
        for reference in draw.sample[label] + new:
            found.setdefault(reference, []).append({"label": label, "rank": ranks[reference]})
    return found


def availability_part(draw, availability, rounds):
    if availability is None and not rounds:
        return None
    if availability:
        unavailable = [{"reference": ref, "reason": reason} for ref, reason in availability[1]]
        late = [{"reference": ref, "reason": reason} for ref, reason in availability[2]]
    else:
        unavailable = [{"reference": ref} for ref in sorted(ref for one in rounds for ref in one[1])]
        late = []
    return {
        "unavailable": unavailable,
        "late": late,
        "called": draw.called,
        "shortfall": draw.shortfall,
        "replaced_by": draw.replaced_by,
    }


def certificate(draw, availability, rounds, told):
    statement, titles, serving = draw.statement, told["titles"], served(draw, bool(rounds))
    first = {
        "round": 1,
        "commitment": statement.commit,
        "commitment_groups": groups(statement.commit),
        "seed": draw.seed,
        "key": draw.key,
    }
    later = [
        {
            "round": number,
            "commitment": commit,
            "commitment_groups": groups(commit),
            "seed": seed,
            "key": key,
            "unavailable": unavailable,
            "called": came,
        }
        for number, unavailable, commit, seed, key, came, _ in rounds
    ]
    themes = {
        label: {
            "title": titles.get(label, label),
            "members": members,
            "sample": sample,
            "reserves": reserves,
            "inclusion_probability": "%d/%d" % (min(sample, members), members) if members else None,
            "census": sample >= members,
            "drawn": draw.sample[label],
            "called": draw.called.get(label, []),
            "shortfall": draw.shortfall.get(label, 0),
        }
        for label, (members, sample, reserves) in statement.themes.items()
    }
    slots = {
        slot_name(place): {
            "reference": reference,
            "themes": serving[reference],
            "cannot_be_shown": reference in draw.replaced_by,
        }
        for place, reference in enumerate(draw.slots)
    }
    voids = sorted(told["voids"], key=lambda void: (void_order(void["session"]), void["commitment"], void["reason"]))
    return {
        "schema": "bwvreview-certificate/1",
        "protocol": "BWV-DRAW-1",
        "program_version": told["version"],
        "keep": KEEP_OPEN if told["open"] else KEEP,
        "group": statement.group,
        "session": statement.session,
        "commitment": statement.commit,
        "commitment_groups": groups(statement.commit),
        "list_fingerprint": statement.list,
        "size": statement.size,
        "excluded": dict(statement.excluded),
        "dice": {"kind": statement.dice, "words": DICE[statement.dice][2]},
        "rounds": [first] + later,
        "unavailable_mode": statement.mode,
        "themes": themes,
        "slots": slots,
        "availability": availability_part(draw, availability, rounds),
        "voids": {"count": len(voids), "list": voids},
        "warnings": warnings_of(statement, titles),
        "what_is_known": what_is_known(statement, len(draw.replaced_by)),
        "how_to_check": HOW_TO_CHECK,
    }


def void_order(session):
    day, _, number = session.partition(".")
    return day, int(number)


def canonical(content):
    return (json.dumps(content, sort_keys=True, indent=2, ensure_ascii=True) + "\n").encode("ascii")


def pull_list(draw):
    lines = [
        "bwvreview-pull-list/1",
        "commit " + draw.statement.commit,
        "keep For the police only. Lock it away, and delete it with the list.",
    ]
    for place, reference in enumerate(draw.slots):
        note = "\tcannot be shown" if reference in draw.replaced_by else ""
        lines.append("%s\t%s%s" % (slot_name(place), reference, note))
    return "".join("%s\n" % line for line in lines).encode("ascii")


def manifest(files, version):
    listed = {name: {"sha256": sha(data), "size": len(data)} for name, data in files.items() if name != MANIFEST}
    return canonical({"schema": "bwvreview-manifest/1", "program_version": version, "files": listed})


# ---- Checking ---------------------------------------------------------------------------------------------------


def does_not_belong(name):
    shown = name if name.isprintable() and len(name) <= 80 else "A file with an odd name"
    return Different("%s does not belong in this pack." % shown)


def need(files, name):
    if name not in files:
        raise Different("%s is missing from this pack." % name)
    return files[name]


def verify(files):
    """Check the files of a pack, by name. Gives what was found right; raises Different."""
    for name in sorted(files):
        if name not in NAMES and not ROUND_NAME.fullmatch(name):
            raise does_not_belong(name)
    statement = Statement(need(files, STATEMENT))
    if sha(need(files, LIST)) != statement.list:
        raise Different("list.txt was changed: its fingerprint is not the one in statement.txt.")
    labels = read_list(files[LIST])
    check_same_list(labels, statement)
    if "statement-1.txt" not in files:
        raise Different("No dice were rolled for this plan yet: statement-1.txt is not there.")
    draw = Draw(labels, statement, first_seed(files["statement-1.txt"], statement))
    availability = None
    if AVAILABILITY in files:
        if statement.mode != "next":
            raise does_not_belong(AVAILABILITY)
        availability = read_availability(files[AVAILABILITY])
    rolls = later_rolls(files, draw)
    rounds = []
    try:
        if rolls:
            rounds = roll_again(draw, rolls)
        elif availability:
            call_reserves(draw, availability)
    except Different as problem:
        name, why = "statement-%d.txt" % (len(rolls) + 1) if rolls else AVAILABILITY, str(problem)
        if name in why:
            raise
        raise Different("%s does not fit this draw: %s" % (name, why[0].lower() + why[1:]))
    compare(files, draw, availability, rounds)
    return draw


def first_seed(data, statement):
    start = statement.data + b"seed "
    if not data.startswith(start):
        raise Different("statement-1.txt is not statement.txt with the dice after it.")
    seed = data[len(start) : -1].decode("ascii", "replace")
    if not fits_dice(seed, statement.dice) or data != start + seed.encode("ascii") + b"\n":
        raise Different("statement-1.txt does not end with the digits that these dice give.")
    return seed


def later_rolls(files, draw):
    names = sorted((name for name in files if ROUND_NAME.fullmatch(name)), key=lambda name: (len(name), name))
    if len(names) > 1 and draw.statement.mode != "reroll":
        raise does_not_belong(names[1])
    rolls, before = [], draw.first
    for number in range(2, len(names) + 1):
        name = "statement-%d.txt" % number
        data = need(files, name)
        rolls.append(read_round(data, before, number, draw.statement.dice, name))
        before = data
    return rolls


def compare(files, draw, availability, rounds):
    told = read_told(need(files, CERTIFICATE))
    need(files, MANIFEST)
    rebuilt = {LIST: files[LIST], STATEMENT: files[STATEMENT], "statement-1.txt": draw.first}
    rebuilt.update(("statement-%d.txt" % one[0], one[6]) for one in rounds)
    if availability:
        rebuilt[AVAILABILITY] = files[AVAILABILITY]
    if PULL_LIST in files:
        rebuilt[PULL_LIST] = pull_list(draw)
    rebuilt[CERTIFICATE] = canonical(certificate(draw, availability, rounds, told))
    rebuilt.update((name, files[name]) for name in PAPERS if name in files)
    for name in sorted(rebuilt):
        if files.get(name) != rebuilt[name]:
            raise Different("%s differs from what the list and the dice give." % name)
    if files[MANIFEST] != manifest(rebuilt, told["version"]):
        raise Different(against_manifest(files))


def read_json(data):
    """Read JSON as a browser does: without NaN and Infinity, which are not JSON."""

    def refuse(_):
        raise ValueError

    return json.loads(data.decode("ascii"), parse_constant=refuse)


def read_told(data):
    """Take from the certificate what only it can tell."""
    try:
        content = read_json(data)
        if content["schema"] != "bwvreview-certificate/1":
            raise Different("certificate.json comes from another version of this program.")
        titles = {label: theme["title"] for label, theme in content["themes"].items()}
        voids = [{key: void[key] for key in ("session", "commitment", "reason")} for void in content["voids"]["list"]]
        version = content["program_version"]
        texts = [version, *titles.values(), *(text for void in voids for text in void.values())]
        if not all(isinstance(text, str) for text in texts) or not all(is_session(void["session"]) for void in voids):
            raise ValueError
        return {"titles": titles, "voids": voids, "version": version, "open": content["keep"] == KEEP_OPEN}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Different("certificate.json cannot be read.")


def against_manifest(files):
    """Say which file is not the one in the manifest; when it cannot be told, it is the manifest itself."""
    try:
        listed = read_json(files[MANIFEST])["files"]
        for name in sorted((set(files) | ADDED.intersection(listed)) - {MANIFEST}):
            if name not in files:
                return "%s is missing from this pack." % name
            if name in ADDED and name not in listed:
                return str(does_not_belong(name))
            if listed[name]["sha256"] != sha(files[name]):
                return "%s is not the file that manifest.json lists." % name
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return "manifest.json differs from what the other files give."


# ---- Reading a pack ---------------------------------------------------------------------------------------------


def read_pack(path):
    """Give the files of a folder or a ZIP by name, never more than a pack can hold."""
    if os.path.isdir(path):
        return read_folder(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return read_zip(archive)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, NotImplementedError):
        raise Different("“%s” is not a ZIP file that can be read." % os.path.basename(path))


def read_folder(path):
    files, left = {}, MOST_BYTES
    for name in sorted(os.listdir(path)):
        place = os.path.join(path, name)
        if os.path.islink(place) or not os.path.isfile(place):
            raise does_not_belong(name)
        if len(files) >= MOST_FILES:
            raise Different("This pack has far too many files.")
        with open(place, "rb") as stream:
            files[name] = stream.read(left + 1)
        left -= len(files[name])
        if left < 0:
            raise Different("This pack is far too large.")
    return files


def read_zip(archive):
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise Different("This pack has far too many files.")
    tops = {info.filename.partition("/")[0] if "/" in info.filename else "" for info in infos}
    top = tops.pop() + "/" if len(tops) == 1 and not tops & {"", ".", ".."} else ""
    files, left = {}, MOST_BYTES
    for info in infos:
        name = info.filename[len(top) :]
        if not name and info.filename.endswith("/"):
            continue
        if info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16) or "/" in name or "\\" in name:
            raise does_not_belong(name)
        if name in files:
            raise Different("%s is in this pack twice." % name[:80])
        with archive.open(info) as stream:
            files[name] = stream.read(left + 1)
        left -= len(files[name])
        if left < 0:
            raise Different("This pack is far too large.")
    return files


def main(words):
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if len(words) > 1 or words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0 if len(words) == 1 else 2
    path = words[0] if words else os.path.dirname(os.path.abspath(__file__))
    try:
        draw = verify(read_pack(path))
    except Different as problem:
        print("This draw is not genuine. %s" % problem)
        return 1
    except OSError as error:
        print("“%s” cannot be read: %s." % (path, error.strerror), file=sys.stderr)
        return 2
    print("This draw is genuine. Compare these with the minutes:")
    print("  %s, session %s" % (draw.statement.group, draw.statement.session))
    print("  commitment  %s" % " ".join(groups(draw.statement.commit)))
    print("  dice        %s" % draw.seed)
    return 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main(sys.argv[1:]))
