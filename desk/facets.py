"""Which rows of a list are shown: by how well they fit, how they stand, their remark and their sheet."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bot.model.list_table import Fit, Standing, TableRow
from bot.model.sentence import Said, Sentence
from bot.texts.lists import table as texts
from desk.request import Fields

TO_DECIDE = "to_decide"


@dataclass(frozen=True)
class Option:
    """One value of a facet.  count: rows of the whole list; query: what the address asks for when it is pressed."""

    label: Said
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True)
class Facet:
    """values: what a row has of it; labels: what each value is called, in order."""

    name: str
    label: Sentence
    values: Callable[[TableRow], Sequence[str]]
    labels: Mapping[str, Said]


@dataclass(frozen=True)
class Chosen:
    """What is chosen, by facet; of a facet of which nothing is chosen, everything is shown."""

    values: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, query: Fields, facets: Sequence[Facet]) -> "Chosen":
        """As the address says; what is no value of ours is passed over."""
        found = {one.name: frozenset(query.get(one.name, ())) & one.labels.keys() for one in facets}
        return cls({name: values for name, values in found.items() if values})

    def shows(self, row: TableRow, facets: Iterable[Facet]) -> bool:
        """Whether the row has one of what is chosen, of each facet."""
        return all(self.values[one.name].intersection(one.values(row)) for one in facets if one.name in self.values)

    def query(self, facet: str = "", value: str = "") -> str:
        """For an address: the same, with one value more or less."""
        changed = {**self.values, facet: self.values.get(facet, frozenset()) ^ {value}} if facet else self.values
        return urlencode([(name, one) for name in sorted(changed) for one in sorted(changed[name])])


def of_list(rows: Sequence[TableRow]) -> list[Facet]:
    """The facets of these rows; of sheets only where there are several."""
    sheets = list(dict.fromkeys(row.row.place.sheet for row in rows if row.row.place))
    found = [
        Facet("fit", texts.FACETS["fit"], lambda row: [row.fit.value], {fit.value: texts.FITS[fit] for fit in Fit}),
        Facet(
            "remark", texts.FACETS["remark"], lambda row: ["with" if row.row.remark.words else "without"], texts.REMARKS
        ),
    ]
    if len(sheets) > 1:
        numbered = {sheet: str(number) for number, sheet in enumerate(sheets)}
        found.append(
            Facet(
                "sheet",
                texts.FACETS["sheet"],
                lambda row: [numbered[row.row.place.sheet]] if row.row.place else [],
                {number: sheet for sheet, number in numbered.items()},
            )
        )
    states = {one.value: texts.STANDINGS[one] for one in Standing if one not in (Standing.OPEN, Standing.NOBODY)}
    return [*found, Facet("state", texts.FACETS["state"], _states, {TO_DECIDE: texts.TO_DECIDE, **states})]


def options(facet: Facet, rows: Sequence[TableRow], chosen: Chosen) -> list[Option]:
    """The values of a facet that some row has, or that are chosen."""
    counted = Counter(value for row in rows for value in facet.values(row))
    picked = chosen.values.get(facet.name, frozenset())
    return [
        Option(label, counted[value], value in picked, chosen.query(facet.name, value))
        for value, label in facet.labels.items()
        if counted[value] or value in picked
    ]


def _states(row: TableRow) -> Sequence[str]:
    return [row.standing.value] if row.is_settled else [TO_DECIDE, row.standing.value]
