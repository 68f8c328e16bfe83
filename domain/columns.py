"""Column names and closed lists of the tidy frame, one row a figure as it stood in a file.

| column | type | meaning |
|---|---|---|
| unit | category | Unit.key; text as written while it is not known |
| indicator | category | Indicator.code; text as written while it is not known |
| period | int64 | Period.code |
| measure | category | one of MEASURES |
| assigner | category | one of ASSIGNERS; '' where not stated or not a plan |
| value | float64 | in the indicator's unit of measure of the catalogue; NaN where unreadable |
| decimals | int16 | decimals of the value as written, in the catalogue's unit |
| written | str | the text found |
| grade | category | one of GRADES |
| operator | category | Target operator for plans; '' otherwise |
| value_high | float64 | upper end of a range target; NaN otherwise |
| deadline | category | ISO date of a target that reaches past its year; '' otherwise |
| assumed | bool | whether the reading of a target was assumed |
| decision | category | number of the decision that set a plan; '' where not stated or not a plan |
| effective | category | ISO day from which that plan is in force; '' from the beginning |
| sheet, row, column | category, int32, category | where it stood: row from 1, letters or header name |
| source, note | category | where it comes from by the file's own word, and a remark beside it; '' if none |
"""

UNIT, INDICATOR, PERIOD, MEASURE, ASSIGNER = "unit", "indicator", "period", "measure", "assigner"
VALUE, DECIMALS, WRITTEN, GRADE = "value", "decimals", "written", "grade"
OPERATOR, VALUE_HIGH, DEADLINE, ASSUMED = "operator", "value_high", "deadline", "assumed"
DECISION, EFFECTIVE = "decision", "effective"
SHEET, ROW, COLUMN, SOURCE, NOTE = "sheet", "row", "column", "source", "note"

KEY = [UNIT, PERIOD, INDICATOR, MEASURE, ASSIGNER, EFFECTIVE]
WHERE = [SHEET, ROW, COLUMN]
TIDY = [
    UNIT, INDICATOR, PERIOD, MEASURE, ASSIGNER, VALUE, DECIMALS, WRITTEN, GRADE,
    OPERATOR, VALUE_HIGH, DEADLINE, ASSUMED, DECISION, EFFECTIVE, SHEET, ROW, COLUMN, SOURCE, NOTE,
]  # fmt: skip

ACTUAL, PLAN, PRIOR, PCT_PLAN, YOY_INDEX = "actual", "plan", "prior", "pct_plan", "yoy_index"
# The unit's own estimate of the whole year ("ước cả năm"), given with a period's figures.
FULL_YEAR = "full_year"
MEASURES = (ACTUAL, PLAN, PRIOR, PCT_PLAN, YOY_INDEX, FULL_YEAR)

# Who gave the plan: tỉnh giao, huyện giao, HĐND, Trung ương giao, địa phương xây dựng, đăng ký.
ASSIGNERS = ("", "district", "province", "council", "central", "local", "registered")

# From the least to the most settled; a later grade never erases an earlier one.
ESTIMATE, PRELIMINARY, OFFICIAL, SETTLED = "estimate", "preliminary", "official", "settled"
GRADES = (ESTIMATE, PRELIMINARY, OFFICIAL, SETTLED)

CANONICAL = [UNIT, INDICATOR, "year", "months", VALUE, GRADE]
CANONICAL_OPTIONAL = [MEASURE, ASSIGNER, "value_unit", SOURCE, NOTE, DECISION, EFFECTIVE]
