"""Of whom and when a page of an edition speaks: its unit, and what is read for it."""

from typing import NamedTuple

from markupsafe import Markup

from domain.catalogue import Catalogue
from domain.clock import written_day
from domain.errors import NotKnown
from domain.units import Unit
from domain.views import View
from reports.markup import emphasised
from reports.reading import UnitReader, catalogue_at, is_demonstration
from reports.wording import period_name, unit_end
from store import Store
from texts import t


class Subject(NamedTuple):
    """The view, at an edition that is a number, and its unit; `stands`: whether it stood in the period."""

    view: View
    unit: Unit
    stands: bool
    reader: UnitReader
    is_demonstration: bool

    @property
    def lang(self) -> str:
        """The language it is read in."""
        return self.view.lang

    @property
    def edition(self) -> int:
        """The number of the edition it is read at."""
        return self.reader.edition

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue in the units of measure of the unit's level."""
        return self.reader.catalogue

    @property
    def title(self) -> str:
        """'Huyện Tân Yên — 9 tháng đầu năm 2023'."""
        period = period_name(self.view.period, self.lang)
        return t("frame.title", self.lang, unit=self.unit.name(self.lang), period=period)

    def as_of(self) -> str:
        """Which edition this is and of which day."""
        events = self.reader.store.events([self.edition])
        if not events:
            return t("edition.as_of_none", self.lang)
        return t("edition.as_of", self.lang, edition=self.edition, day=written_day(events[0].at))

    def about(self) -> str:
        """The same; and that the unit has ended, where it has."""
        return " · ".join(filter(None, (self.as_of(), unit_end(self.unit.valid_to, self.lang))))

    def notices(self) -> list[Markup]:
        """What keeps the figures from being taken for real ones."""
        told = [t("frame.demonstration", self.lang)] if self.is_demonstration else []
        name = self.unit.name(self.lang)
        told += [t("frame.invented", self.lang, unit=name)] if self.unit.invented else []
        return [emphasised(text) for text in told]


def subject_of(store: Store, view: View) -> Subject:
    """The subject of a view whose edition is a number; raises NotKnown for a unit nobody knows."""
    if view.edition is None:
        raise ValueError("figures are of one edition: the view must name its number")
    catalogue = catalogue_at(store, view.edition)
    holders = catalogue.by_code.get(view.unit, ())
    if not holders:
        raise NotKnown("unit", view.unit)
    unit = next((one for one in holders if one.valid_in(view.period)), None)
    reader = UnitReader(store, unit.key if unit else "", view.edition)
    return Subject(view, unit or holders[-1], unit is not None, reader, is_demonstration(store))
