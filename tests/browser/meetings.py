"""A small office's store for meetings: one district, six and nine months of three indicators."""

from pathlib import Path

from domain.catalogue_files import catalogue_for
from intake import accept, check_content
from store import open_store

SIX = {"unit": "tan_yen", "period": "2023-6M"}
NINE = {"unit": "tan_yen", "period": "2023-9M"}
_FILES = {
    "sau_thang.csv": """unit,indicator,year,months,measure,value,grade
tan_yen,go_industry,2023,6,actual,2600,estimate
tan_yen,go_industry,2023,6,pct_plan,42.8,estimate
tan_yen,go_agriculture,2023,6,actual,2500,estimate
tan_yen,go_agriculture,2023,6,pct_plan,43.4,estimate
tan_yen,budget_revenue_total,2023,6,actual,1100,estimate
tan_yen,budget_revenue_total,2023,6,pct_plan,66.9,estimate
""",
    "chin_thang.csv": """unit,indicator,year,months,measure,value,grade
tan_yen,go_industry,2023,9,actual,4132,estimate
tan_yen,go_industry,2023,9,pct_plan,68,estimate
tan_yen,go_agriculture,2023,9,actual,3943,estimate
tan_yen,go_agriculture,2023,9,pct_plan,68.5,estimate
tan_yen,budget_revenue_total,2023,9,actual,1593.851,estimate
tan_yen,budget_revenue_total,2023,9,pct_plan,97.0,estimate
""",
}


def fill_office(file: Path) -> None:
    """Put both periods into a store."""
    known = catalogue_for(demonstration=False)
    with open_store(str(file)) as store:
        for name, text in _FILES.items():
            assert accept(check_content(text.encode(), name, store, known), store, known, "Trần Văn Bình")
