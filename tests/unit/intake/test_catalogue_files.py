"""An office's own rows of the catalogue: previewed, stored, undone, and kept as they were by an edition."""

import pytest

from domain.catalogue_changes import indicator_cells, indicator_entry, with_changes
from domain.catalogue_files import CATALOGUE as FILES
from domain.catalogue_files import load_catalogue
from domain.entries import CATALOGUE
from domain.errors import CatalogueError
from intake import accept_indicators, check_indicators, check_row, export_indicators
from store import EditionMoved, open_store

SHIPPED = load_catalogue(FILES)


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


def as_of(store, edition=None):
    """The catalogue as of an edition."""
    return with_changes(SHIPPED, (kept.entry for kept in store.entries(CATALOGUE, [""], [0], edition)))


def changed(**cells):
    """The row of one indicator with other cells."""
    return {**indicator_cells(SHIPPED.indicators["go_industry"]), **cells}


def test_every_indicator_comes_back_from_its_row():
    rows = [indicator_entry(indicator_cells(one)) for one in SHIPPED.indicators.values()]
    assert with_changes(SHIPPED, rows).indicators == SHIPPED.indicators


def test_what_is_exported_changes_nothing():
    check = check_indicators(export_indicators(SHIPPED), "danh_muc.csv", SHIPPED, 0)
    assert (check.changes, check.findings.counts, check.acceptable) == ([], {}, False)


def test_no_cell_of_the_exported_catalogue_begins_a_formula():
    row = indicator_entry(changed(definition_vi="=1+1", source="'cũ", formula="- trừ", short_vi="CN"))
    own = with_changes(SHIPPED, [row])
    exported = export_indicators(own)
    text = exported.decode("utf-8-sig")
    assert ",'=1+1," in text and ",''cũ,'- trừ," in text
    assert check_indicators(exported, "danh_muc.csv", own, 0).changes == []


def test_a_file_names_only_what_it_changes(store):
    content = "code,lead_body\ngo_industry,Sở Công Thương\ngo_agriculture,\n".encode()
    check = check_indicators(content, "co_quan.csv", SHIPPED, 0)
    assert [one.key for one in check.changes] == ["indicators:go_industry", "indicators:go_agriculture"]
    accept_indicators(check, store, "An")
    found = as_of(store).indicators
    assert (found["go_industry"].lead_body, found["go_agriculture"].lead_body) == ("Sở Công Thương", "")
    assert found["go_industry"].order == SHIPPED.indicators["go_industry"].order


def test_an_earlier_edition_keeps_the_names_it_had(store):
    for edition, name in enumerate(("Công nghiệp A", "Công nghiệp B")):
        accept_indicators(check_row(changed(name_vi=name), as_of(store), edition), store, "An", "nhap.csv")
    names = [as_of(store, edition).indicators["go_industry"].name_vi for edition in (0, 1, 2)]
    assert names == [SHIPPED.indicators["go_industry"].name_vi, "Công nghiệp A", "Công nghiệp B"]
    store.undo(2, "Bình")
    assert as_of(store).indicators["go_industry"].name_vi == "Công nghiệp A"


def test_an_added_indicator_is_found_by_its_name(store):
    row = changed(
        code="forest_cover", name_vi="Tỷ lệ che phủ rừng", aliases="Độ che phủ rừng", measure_unit="%"
    )
    accept_indicators(check_row(row, SHIPPED, 0), store, "An", "nhap.csv")
    (found,) = as_of(store).indicators_named("độ che phủ rừng")
    assert (found.code, found.order) == (
        "forest_cover",
        max(i.order for i in SHIPPED.indicators.values()) + 1,
    )


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        ("code,direction\ngo_industry,left\n", "bad_catalogue_row", 2),
        ("code,parent\ngo_industry,nowhere\n", "bad_catalogue_row", 2),
        ("code,name_vi\nmoi,Chỉ tiêu mới\n", "bad_catalogue_row", 2),
        ("mã,tên\na,b\n", "unclear_heading", 1),
    ],
)
def test_a_row_that_does_not_fit_is_named(content, code, row):
    check = check_indicators(content.encode(), "sai.csv", SHIPPED, 0)
    assert [(p.code, p.where.row) for p in check.findings.listed] == [(code, row)]
    assert not check.acceptable


def test_a_file_that_is_none_is_refused_with_its_reason():
    assert check_indicators(b"", "a.csv", SHIPPED, 0).findings.counts == {"empty": 1}


def test_somebody_else_in_between_is_told(store):
    check = check_row(changed(name_vi="A"), SHIPPED, 0)
    accept_indicators(check_row(changed(name_vi="B"), SHIPPED, 0), store, "Bình", "nhap.csv")
    with pytest.raises(EditionMoved):
        accept_indicators(check, store, "An", "nhap.csv")


def test_a_stored_row_that_no_longer_fits_names_itself():
    entry = indicator_entry(changed(parent="nowhere"))
    with pytest.raises(CatalogueError, match="go_industry"):
        with_changes(SHIPPED, [entry])
