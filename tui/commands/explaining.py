"""`mahdar explain`: why a record is one, and why its dates read as they do."""

from __future__ import annotations

from argparse import Namespace
from string import Formatter

from store import (
    Claim,
    DateReading,
    Decision,
    Explanation,
    Lookups,
    Method,
    PropertyReading,
    Reason,
    Value,
    explain_property,
    explain_record,
    explanation_document,
    property_document,
)
from tui import arabic
from tui.commands.asking import found_by_id, output_of
from tui.commands.output import Cells, Output
from tui.messages import Words, words

_MARKS = {Method.STATED: " ", Method.RESOLVED: "~", Method.INFERRED: "?", Method.EXTERNAL: "+"}


def run(arguments: Namespace) -> int:
    """Explain the record whose id begins as given; raises NotFound and AmbiguousId."""
    out = output_of(arguments)
    if arguments.property:
        return _property(arguments, out)

    def show(explained: Explanation, _: Lookups) -> None:
        if arguments.json:
            out.json(explanation_document(explained))
        else:
            _Sheet(out, explained, words(arguments.lang)).print()

    return found_by_id(arguments, lambda lookups: explain_record(lookups, arguments.id), show)


def _property(arguments: Namespace, out: Output) -> int:
    def show(reading: PropertyReading, _: Lookups) -> None:
        if arguments.json:
            out.json(property_document(reading))
        else:
            _PropertySheet(out, words(arguments.lang)).print(reading)

    return found_by_id(
        arguments, lambda lookups: explain_property(lookups, arguments.id, arguments.property), show
    )


class _Telling:
    """Prints texts of the interface and readings of dates."""

    def __init__(self, out: Output, words: Words) -> None:
        self._out = out
        self._words = words
        self._told: set[DateReading] = set()

    def _date(self, read: DateReading, indent: int) -> None:
        name = self._words(f"property.{read.property}")
        columns = (name, _MARKS[read.method], read.edtf or "-")
        self._out.table([Cells(columns, read.words, indent=indent)])
        where = f"{read.file}:{read.line}" if read.line else read.file
        self._out.table([Cells((where, read.rule), indent=indent + 2)])
        self._meaning(read, indent + 2)
        # What many dates rest on is told with the first of them.
        if read.rests_on is not None and read.rests_on not in self._told:
            self._told.add(read.rests_on)
            self._date(read.rests_on, indent + 2)

    def _meaning(self, read: DateReading, indent: int) -> None:
        rule = read.rule.removesuffix("-unsettled")
        if f"date_rule.{rule}" in self._words.names:
            self._say(f"date_rule.{rule}", indent=indent)
        else:
            self._say("date_rule.other", indent=indent, rule=rule)
        if not read.edtf:
            self._say("explain.unsettled", indent=indent)
        elif read.anchor:
            written = "counted" if read.rests_on is not None else "counted_bare"
            self._say(f"explain.{written}", indent=indent, anchor=read.anchor)
        if read.doubtful:
            self._say("explain.doubtful", indent=indent)

    # Words

    def _say(self, name: str, *, indent: int = 0, **facts: object) -> None:
        """Print a text of the interface; its facts keep their own order within it."""
        text: list[str | arabic.Isolated] = []
        for literal, fact, _, _ in Formatter().parse(self._words(name)):
            text.append(literal)
            if fact is not None:
                text.append(arabic.isolate(str(facts[fact]), "auto"))
        self._out.spoken(text, base=self._words.base, indent=indent)


class _Sheet(_Telling):
    """Prints an explanation."""

    def __init__(self, out: Output, explained: Explanation, words: Words) -> None:
        super().__init__(out, words)
        self._explained = explained

    def print(self) -> None:
        explained = self._explained
        self._out.table([Cells((explained.id, explained.kind.value), explained.label)])
        self._say(
            f"explain.{explained.grounds.value}",
            count=len(explained.sources),
            key=explained.key.partition(":")[2],
        )
        for step in explained.steps:
            sides = (step.one.article, step.other.article)
            files = [f"{explained.files.get(id, '')} ({id})" for id in sides]
            self._decision(f"{files[0]} + {files[1]}", step.decision)
        if explained.left_out:
            self._say("explain.left_out", count=explained.left_out)
        if explained.apart:
            self._out.text("")
            self._say("explain.apart")
            for each in explained.apart:
                self._decision(each.id, each.decision, each.label)
        self._dates()

    # Joining

    def _decision(self, of: str, decision: Decision, label: str = "") -> None:
        self._out.table([Cells((of,), label, indent=2)])
        self._say("explain.decision", indent=4, score=decision.score, needed=decision.needed)
        self._out.table(
            Cells((f"{reason.points:+d}", self._words(f"reason.{reason.name}")), what, indent=6)
            for reason, what in ((each, self._what(each)) for each in decision.reasons)
        )

    def _what(self, reason: Reason) -> str:
        return "، ".join(map(self._called, reason.what))

    def _called(self, what: str) -> str:
        """Return what something is called that a reason rests on: an id, a key, or words."""
        labels = self._explained.labels
        if what in labels:
            return labels[what]
        parts = what.split()
        if any(part in labels for part in parts):
            return " ".join(labels.get(part, part) for part in parts)
        return what.partition(":")[2] or what

    # Dates

    def _dates(self) -> None:
        self._out.text("")
        if not self._explained.dates:
            self._say("explain.no_dates")
            return
        self._say("explain.dates")
        for each in self._explained.dates:
            self._date(each, indent=2)


class _PropertySheet(_Telling):
    """Prints why a property reads as it does."""

    def print(self, reading: PropertyReading) -> None:
        field = reading.field
        self._out.table([Cells((reading.id, reading.kind.value, field.name), reading.label)])
        if not field.values:
            self._say("explain.not_stated")
        elif field.differs:
            self._say("explain.differs")
        elif len(field.values) > 1:
            self._say("explain.several", count=len(field.values))
        for value in field.values:
            self._value(value, reading)
        for claim in reading.rejected:
            self._say("explain.rejected", indent=2)
            self._claim(claim, reading)
        if reading.dates:
            self._out.text("")
            for each in reading.dates:
                self._date(each, indent=2)

    def _value(self, value: Value, reading: PropertyReading) -> None:
        counted = str(len(value.sources))
        self._out.table([Cells((counted,), value.label or value.normalised, indent=2)])
        if value.decided:
            self._say("explain.decided", indent=4)
        for claim in value.claims:
            self._claim(claim, reading)

    def _claim(self, claim: Claim, reading: PropertyReading) -> None:
        file, line = reading.places[claim.id]
        how = f"{_MARKS[claim.method]} {self._words(f'method.{claim.method.value}')}"
        self._out.table([Cells((f"{file}:{line}", how, claim.rule, claim.id), indent=4)])
        self._out.text(" ".join(claim.quote.split()), indent=6)
        if claim.anchor and not reading.dates:  # how dates were counted is told below
            self._say("evidence.anchor", indent=6, anchor=claim.anchor)
        if not claim.decided:
            self._say("explain.confidence", indent=6, percent=round(100 * claim.confidence))
