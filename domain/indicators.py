"""Indicators: what is followed, in which unit of measure, and which way is good."""

from dataclasses import dataclass

FLOW, STOCK, RATE, COUNT, MILESTONE = "flow", "stock", "rate", "count", "milestone"
KINDS = (FLOW, STOCK, RATE, COUNT, MILESTONE)
DIRECTIONS = ("up", "down", "on_plan", "none")
# Of production values: giá so sánh 2010, giá hiện hành. Growth is told in the one, structure in the other.
PRICE_BASES = ("", "2010", "current")
# What the parts of an indicator make: its whole, or, where it is a rate such as growth, a weighted mean.
COMPLETE, WEIGHTED = "complete", "weighted"
GROUPS = ("economy", "budget", "social", "rural", "security")


@dataclass(frozen=True)
class Indicator:
    """One row of the catalogue; `cumulates` says that percent of plan and pace mean something."""

    code: str
    group: str
    parent: str
    name_vi: str
    name_en: str
    measure_unit: str
    kind: str
    cumulates: bool
    direction: str
    decimals: int
    target_form: str
    order: int
    short_vi: str = ""
    short_en: str = ""
    aliases: tuple[str, ...] = ()
    price_basis: str = ""
    # Whether its parts make up the whole of it, so that they must add up to it.
    parts_complete: bool = False
    lead_body: str = ""
    supporting: tuple[str, ...] = ()
    definition_vi: str = ""
    definition_en: str = ""
    source: str = ""
    formula: str = ""
    official_code: str = ""
    # The indicator that a rate is weighted by when units are put together.
    weight: str = ""
    # Rules of domain.problems.SWITCHABLE that are not applied to it.
    rules_off: tuple[str, ...] = ()
    # Whether its value is a weighted mean of its parts', and so lies between them.
    parts_weighted: bool = False

    def definition(self, lang: str) -> str:
        """What it measures, in a language; '' where the catalogue does not say."""
        return (self.definition_en if lang == "en" else "") or self.definition_vi

    def name(self, lang: str) -> str:
        """The full name in a language."""
        return self.name_en if lang == "en" else self.name_vi

    def short(self, lang: str) -> str:
        """The name for cards and charts: short where the catalogue has one."""
        return (self.short_en if lang == "en" else self.short_vi) or self.name(lang)

    @property
    def is_budget(self) -> bool:
        """Whether its yearly plan is called 'dự toán' rather than 'kế hoạch'."""
        return self.code.startswith("budget_")
