"""An office's own rows of the catalogue: previewed, stored, undone, and kept as they were by an edition."""

from io import BytesIO

import pytest

from domain.catalogue_cells import indicator_cells
from domain.catalogue_changes import row_entry, with_changes
from domain.catalogue_files import catalogue_for
from domain.catalogue_kinds import BODIES, INDICATORS, KINDS_OF_ROWS, SUCCESSIONS, UNITS
from domain.entries import CATALOGUE
from domain.errors import CatalogueError
from domain.periods import Period
from intake import (
    EditionMoved,
    NotUndoable,
    accept,
    accept_rows,
    check_content,
    check_row,
    check_rows,
    describe,
    export_rows,
    place,
    undo,
    undo_or_why,
)
from store import open_store
from texts import LANGUAGES

SHIPPED = catalogue_for(demonstration=False)
HUU_LIEN = "06400@2025-07-01"
INSTEAD = (
    "code,level,name_vi,parent,valid_from,official_code\nhl,commune,Xã Hữu Liên,lang_son,2025-07-01,06400\n"
)
ONE_FIGURE = "unit,indicator,year,months,value,grade\n{},go_industry,{},9,4132,estimate\n"
ECONOMY = "Phòng Kinh tế và Hạ tầng"


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


def as_of(store, edition=None):
    """The catalogue as of an edition."""
    return with_changes(SHIPPED, (kept.entry for kept in store.entries(CATALOGUE, [""], [0], edition)))


def checked(store, kind, text, name="sai.csv"):
    """A file of a kind held against the catalogue as it stands."""
    return check_rows(kind, text.encode(), name, as_of(store), store, store.edition())


def sent(store, kind, text):
    """The catalogue once a file was accepted."""
    check = checked(store, kind, text)
    assert not check.findings.listed, told(check)
    accept_rows(check, store, "An")
    return as_of(store)


def told(check, lang="vi"):
    """What is wrong with a file, in words."""
    return [describe(one, SHIPPED, lang).message for one in check.findings.in_order()]


def changed(**cells):
    """The row of one indicator with other cells."""
    return {**indicator_cells(SHIPPED.indicators["go_industry"]), **cells}


def send_figures(store, text):
    """Figures sent as staff do."""
    catalogue = as_of(store)
    accept(check_content(text.encode(), "so.csv", store, catalogue), store, catalogue, "An")


# --- files and rows


@pytest.mark.parametrize("kind", KINDS_OF_ROWS)
def test_every_row_comes_back_from_its_cells(kind):
    rows = [row_entry(kind, cells) for cells in KINDS_OF_ROWS[kind].own(SHIPPED).values()]
    found = with_changes(SHIPPED, rows)
    assert (found.indicators, dict(found.own), found.bodies) == (
        SHIPPED.indicators, dict(SHIPPED.own), SHIPPED.bodies,
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS_OF_ROWS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_exported_changes_nothing(kind, lang, store):
    sent(store, BODIES, "code,name_vi\neconomy_infrastructure,Phòng Kinh tế mới\n")
    sent(store, SUCCESSIONS, "predecessor,successor,kind,share\n00016,00004@2025-07-01,split,0.25\n")
    content = export_rows(kind, as_of(store), lang)
    check = check_rows(kind, content, "danh_muc.csv", as_of(store), store, 2)
    assert (check.changes, check.findings.counts, check.acceptable) == ([], {}, False)


def test_no_cell_of_the_exported_catalogue_begins_a_formula(store):
    row = row_entry(INDICATORS, changed(definition_vi="=1+1", source="'cũ", formula="- trừ", short_vi="CN"))
    own = with_changes(SHIPPED, [row])
    exported = export_rows(INDICATORS, own, "vi")
    text = exported.decode("utf-8-sig")
    assert ";'=1+1;" in text
    assert ";''cũ;'- trừ;" in text
    assert check_rows(INDICATORS, exported, "danh_muc.csv", own, store, 0).changes == []


def test_a_file_names_only_what_it_changes(store):
    text = "code,lead_body\ngo_industry,Sở Công Thương\ngo_agriculture,\n"
    found = sent(store, INDICATORS, text).indicators
    assert (found["go_industry"].lead_body, found["go_agriculture"].lead_body) == ("Sở Công Thương", "")
    assert found["go_industry"].order == SHIPPED.indicators["go_industry"].order


def test_a_workbook_is_read_too(store):
    workbook = pytest.importorskip("openpyxl").Workbook()
    workbook.active.append(["Mã", "Tên gọi"])
    workbook.active.append(["economy_infrastructure", "Phòng Kinh tế mới"])
    content = BytesIO()
    workbook.save(content)
    check = check_rows(BODIES, content.getvalue(), "co_quan.xlsx", SHIPPED, store, 0)
    assert [one.after["name_vi"] for one in check.changes] == ["Phòng Kinh tế mới"]


def test_a_preview_tells_the_row_as_it_was_and_would_be(store):
    (change,) = checked(store, BODIES, "Mã;Tên gọi\neconomy_infrastructure;Phòng Kinh tế mới\n").changes
    assert (change.before["name_vi"], change.after["name_vi"]) == (ECONOMY, "Phòng Kinh tế mới")
    (new,) = checked(store, BODIES, "Tên gọi\nPhòng Nội vụ\n").changes
    assert (new.key, new.before, new.after["name_en"]) == ("phong_noi_vu", None, "Phòng Nội vụ")


def test_an_earlier_edition_keeps_the_names_it_had(store):
    for edition, name in enumerate(("Công nghiệp A", "Công nghiệp B")):
        check = check_row(INDICATORS, changed(name_vi=name), as_of(store), store, edition)
        accept_rows(check, store, "An", "nhap.csv")
    names = [as_of(store, edition).indicators["go_industry"].name_vi for edition in (0, 1, 2)]
    assert names == [SHIPPED.indicators["go_industry"].name_vi, "Công nghiệp A", "Công nghiệp B"]
    undo(2, store, "Bình")
    assert as_of(store).indicators["go_industry"].name_vi == "Công nghiệp A"


def test_a_file_under_the_old_name_is_still_understood(store):
    found = sent(store, INDICATORS, "code,name_vi\ngo_industry,Công nghiệp toàn huyện\n")
    (one,) = found.indicators_named("giá trị sản xuất công nghiệp - tiểu thủ công nghiệp")
    assert one.name_vi == "Công nghiệp toàn huyện"


def test_an_added_indicator_is_found_by_its_name(store):
    row = changed(
        code="forest_cover", name_vi="Tỷ lệ che phủ rừng", aliases="Độ che phủ rừng", measure_unit="%",
        name_en="", short_vi="", short_en="",
    )  # fmt: skip
    accept_rows(check_row(INDICATORS, row, SHIPPED, store, 0), store, "An", "nhap.csv")
    (found,) = as_of(store).indicators_named("độ che phủ rừng")
    last = max(one.order for one in SHIPPED.indicators.values())
    assert (found.code, found.order) == ("forest_cover", last + 1)


# --- bodies


def test_a_body_is_renamed_once_for_all_that_name_it(store):
    found = sent(store, BODIES, "code,name_vi\neconomy_infrastructure,Phòng Kinh tế\n").bodies
    assert (found.name(ECONOMY, "vi"), found.name("phòng kt-ht", "vi")) == ("Phòng Kinh tế", "Phòng Kinh tế")
    assert as_of(store, 0).bodies.name(ECONOMY, "vi") == ECONOMY
    # Once more: the first name is not forgotten.
    twice = sent(store, BODIES, "code,name_vi\neconomy_infrastructure,Phòng Kinh tế số\n").bodies
    assert {twice.name(text, "vi") for text in (ECONOMY, "Phòng Kinh tế")} == {"Phòng Kinh tế số"}
    undo(2, store, "An")
    undo(1, store, "An")
    assert as_of(store).bodies.name(ECONOMY, "vi") == ECONOMY


def test_a_text_that_names_no_body_stands_as_it_is():
    assert SHIPPED.bodies.name("Ủy viên BCH Đảng bộ huyện", "en") == "Ủy viên BCH Đảng bộ huyện"


# --- units and successions


def test_an_offices_own_villages_are_added(store):
    found = sent(
        store,
        UNITS,
        "Cấp;Tên gọi;Thuộc đơn vị;Từ ngày\nThôn, bản, tổ dân phố;Thôn Đồng Bé;06400;01/07/2025\n",
    )
    (unit,) = (one for one in found.own.values() if one.level == "village")
    assert (unit.key, unit.name_en) == ("06400_thon_dong_be@2025-07-01", "Đồng Bé village")
    assert found.parent_of(unit) == found.units[HUU_LIEN]
    assert found.unit(unit.code, Period(2025, 9)) == unit


def test_a_unit_is_renamed_and_an_earlier_edition_keeps_its_name(store):
    found = sent(store, UNITS, "code,name_vi\nminh_tien,Xã Minh Tiến A\n").units["minh_tien"]
    assert (found.name_vi, found.aliases) == ("Xã Minh Tiến A", ("Minh Tiến", "Xã Minh Tiến"))
    assert as_of(store, 0).units["minh_tien"].name_vi == "Xã Minh Tiến"


def test_a_unit_of_the_territory_is_renamed_under_its_own_key(store):
    found = sent(store, UNITS, "code,valid_from,name_vi\n06400,2025-07-01,Xã Hữu Liên A\n")
    assert found.unit("06400", Period(2025, 9)).name_vi == "Xã Hữu Liên A"
    assert found.unit("06400", Period(2024, 9)).name_vi == "Xã Yên Thịnh"
    assert [unit.name_vi for unit, _ in found.territory.constituents(found.units[HUU_LIEN])]


def test_a_unit_that_names_an_official_code_takes_its_place(store):
    found = sent(store, UNITS, INSTEAD)
    assert found.unit("06400", Period(2025, 9)).code == "hl"
    assert HUU_LIEN not in found.units
    assert "huu_lien" in {unit.code for unit, _ in found.territory.constituents(found.units["hl@2025-07-01"])}


def test_a_share_is_stated_by_a_file(store):
    text = "predecessor;successor;kind;share\n00016;00004@2025-07-01;Chia tách;0,25\n"
    (change,) = checked(store, SUCCESSIONS, text).changes
    assert (change.before["share"], change.after["share"]) == ("", "0.25")
    found = sent(store, SUCCESSIONS, text).territory
    parts = found.constituents(found.units["00004@2025-07-01"])
    assert ("00016", 0.25) in [(unit.key, share) for unit, share in parts]


def test_units_that_nobody_asks_for_leave_the_territory_alone(store):
    sent(store, BODIES, "code,name_vi\ntax,Thuế cơ sở\n")
    found = as_of(store)
    assert found.bodies.by_code["tax"].name_vi == "Thuế cơ sở"
    assert found.read_official is SHIPPED.read_official


# --- what is refused, in words

BROKEN = {
    "empty": (BODIES, "code,name_vi\ntax,\n"),
    "code": (BODIES, "code,name_vi\nchi cuc,Chi cục\n"),
    "word": (INDICATORS, "code,direction\ngo_industry,left\n"),
    "day": (UNITS, "code,valid_to\nminh_tien,hôm qua\n"),
    "whole": (INDICATORS, "code,decimals\ngo_industry,một\n"),
    "ends_before": (
        UNITS, "code,level,name_vi,valid_from,valid_to\nx,commune,Xã X,01/07/2025,30/06/2025\n"
    ),
    "cells": (BODIES, "code,name_vi\ntax,Thuế,thừa\n"),
    "twice": (BODIES, "code,name_vi\ntax,Thuế A\ntax,Thuế B\n"),
    "spelling": (BODIES, "code,name_vi\ntax,Công an\n"),
    "parent": (INDICATORS, "code,parent\ngo_industry,nowhere\n"),
    "own_ancestor": (INDICATORS, "code,parent\ngo_industry,go_industry\n"),
    "measure_unit": (INDICATORS, "code,measure_unit\ngo_industry,USD\n"),
    "price_basis": (INDICATORS, "code,parent\ngo_industry,go_2010\n"),
    "weight": (INDICATORS, "code,weight\ngo_industry,nowhere\n"),
    "held": (UNITS, "code,level,name_vi,valid_from\n06400,commune,Xã X,01/01/2026\n"),
    "parent_then": (
        UNITS, "code,level,name_vi,parent,valid_from\nx,commune,Xã X,huu_lung,01/07/2025\n"
    ),
    "parent_level": (UNITS, "code,level,name_vi,parent\nx,district,Huyện X,minh_tien\n"),
    "official_taken": (
        UNITS, "code,level,name_vi,valid_to,official_code\nx,commune,Xã X,30/06/2025,06388\n"
    ),
    "lost_zeros": (UNITS, "code,level,name_vi,valid_from\n6400,commune,Xã X,01/07/2025\n"),
    "which_unit": (UNITS, "code,name_vi\n06400,Xã X\n"),
    "code_taken": (BODIES, "name_vi\nTãx\n"),
    "rules_off": (INDICATORS, "code,rules_off\ngo_industry,parts_exceed_total\n"),
    "unknown_unit": (SUCCESSIONS, "predecessor,successor,kind\nnowhere,00004@2025-07-01,merge\n"),
    "same_unit": (SUCCESSIONS, "predecessor,successor,kind\ntan_yen,tan_yen,merge\n"),
    "loop": (
        SUCCESSIONS, "predecessor,successor,kind\nnew,00016,merge\n00004@2025-07-01,00016,merge\n"
    ),
    "first_day": (SUCCESSIONS, "predecessor,successor,day,kind\n00016,00004@2025-07-01,02/07/2025,split\n"),
    "not_ended": (SUCCESSIONS, "predecessor,successor,kind\n01,00004@2025-07-01,split\n"),
    "share": (SUCCESSIONS, "predecessor,successor,kind,share\n00016,00004@2025-07-01,split,2\n"),
    "shares": (SUCCESSIONS, "predecessor,successor,kind,share\n00013,00070@2025-07-01,split,0.5\n"),
}  # fmt: skip


@pytest.mark.parametrize("code", BROKEN)
def test_a_row_that_does_not_fit_is_named_with_its_reason_in_words(code, store):
    kind, text = BROKEN[code]
    check = checked(store, kind, text)
    found = [(one.details.get("reason"), one.where.row) for one in check.findings.listed]
    assert (f"catalogue_{code}", len(text.splitlines())) in found
    assert not check.acceptable
    for message in told(check):
        assert not [odd for odd in ("{", "}", "expected", "catalogue", " is ", "()", "“”") if odd in message]


@pytest.mark.parametrize(
    ("kind", "text", "other"),
    [
        (INDICATORS, "code,name_vi\ngo_industry,Tổng thu ngân sách\n", "Tổng thu ngân sách"),
        (INDICATORS, "code,name_vi\ngo_industry,budget_revenue_total\n", "Tổng thu ngân sách"),
        (INDICATORS, "code,aliases\ngo_industry,Tổng thu ngân sách\n", "Tổng thu ngân sách"),
        (INDICATORS, "code,name_vi\ngo_industry,dịch vụ\n", "dịch vụ"),
        (INDICATORS, "code,aliases\ngo_2010_agriculture,Dịch vụ\n", "dịch vụ"),
        (UNITS, "code,name_vi\nngoc_ly,Xã Liên Sơn\n", "Xã Liên Sơn"),
        (UNITS, "code,aliases\nngoc_ly,Xã Liên Sơn\n", "Xã Liên Sơn"),
        (UNITS, "code,name_vi\ntan_yen,Huyện Hiệp Hòa\n", "Huyện Hiệp Hòa"),
        (UNITS, "code,level,name_vi,parent,valid_to\nx,commune,Xã Liên Sơn,216,30/06/2025\n", "Liên Sơn"),
    ],
)
def test_the_name_of_another_is_not_taken(kind, text, other, store):
    check = checked(store, kind, text)
    assert {one.details["reason"] for one in check.findings.listed} == {"catalogue_spelling"}
    assert not check.acceptable
    assert any(other.casefold() in message.casefold() for message in told(check))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (INDICATORS, "code,aliases\ngo_industry,Ngành công nghiệp\n"),
        (INDICATORS, "name_vi,group,parent,measure_unit,kind,cumulates,direction,decimals,aliases\n"
                     "Thuế dịch vụ,budget,budget_revenue_local,tỷ đồng,flow,yes,up,0,Dịch vụ\n"),
        (UNITS, "code,level,name_vi,parent,valid_to\nx,commune,Xã Liên Sơn,huu_lung,30/06/2025\n"),
        (UNITS, "code,level,name_vi,parent,valid_from\nx,commune,Xã Hữu Liên,lang_son,01/07/2040\n"
                "y,village,Thôn 1,06400,01/07/2025\nz,village,Thôn 1,06427,01/07/2025\n"),
    ],
)  # fmt: skip
def test_a_name_may_stand_again_under_another_parent(kind, text, store):
    reasons = [one.details.get("reason") for one in checked(store, kind, text).findings.listed]
    assert "catalogue_spelling" not in reasons or text.startswith("code,level,name_vi,parent,valid_from")


def test_a_parent_without_its_zeros_is_told_once(store):
    text = "code,level,name_vi,parent,valid_from\nx,village,Thôn X,6400,01/07/2025\n"
    assert told(checked(store, UNITS, text)) == [
        "Đơn vị “Thôn X”: Cột “Thuộc đơn vị” ghi “6400”; có phải 06400 bị mất số 0 ở đầu? Ghi lại cho đủ."
    ]


def test_every_fault_of_a_file_is_told_at_once(store):
    text = "code,direction,parent\ngo_industry,left,\ngo_agriculture,up,nowhere\n"
    check = checked(store, INDICATORS, text)
    assert [one.where.row for one in check.findings.in_order()] == [2, 3]


def test_a_heading_that_is_not_known_is_named(store):
    (found,) = checked(store, INDICATORS, "mã,tên\na,b\n").findings.listed
    assert (found.code, found.where.row, found.value) == ("unclear_heading", 1, "tên")
    told_of = describe(found, SHIPPED, "vi")
    assert told_of.message == "Tiêu đề “tên”: không có cột “tên” ở phần danh mục này."
    assert "9 tháng" not in told_of.advice


@pytest.mark.parametrize(
    ("head", "reason"),
    [("mã,Code", "heading_repeated"), ("Lĩnh vực", "heading_which_row"), ("mã,x", "heading_catalogue")],
)
def test_what_is_wrong_with_the_headings_is_told(head, reason, store):
    (found,) = checked(store, INDICATORS, f"{head}\na,b\n").findings.listed
    assert found.details["reason"] == reason


def test_the_days_of_a_unit_may_be_called_as_people_call_them(store):
    check = checked(store, UNITS, "Mã,Ngày kết thúc\nminh_tien,31/12/2024\n")
    assert [one.after["valid_to"] for one in check.changes] == ["2024-12-31"]


def test_a_row_without_a_name_is_told_to_have_none(store):
    check = checked(store, BODIES, "code,name_vi,name_en\n,,Tax\n")
    assert told(check) == ["Cơ quan “(trống)”: Cột “Tên gọi” còn trống."]
    assert place(check.findings.listed[0]) == "Dòng 2, cột “name_vi”"


def test_a_cell_that_is_blank_is_called_so(store):
    text = "name_vi,measure_unit,kind,cumulates,direction,decimals\nRừng,%,rate,no,up,1\n"
    check = checked(store, INDICATORS, text)
    assert any("Cột “Lĩnh vực” ghi “(trống)”" in message for message in told(check))
    assert [place(one) for one in check.findings.listed] == ["Dòng 2"]


def test_of_two_units_only_one_comes_of_the_other(store):
    both = "predecessor,successor\n00016,00004@2025-07-01\n00004@2025-07-01,00016\n"
    assert all("chỉ một chiều là đúng" in message for message in told(checked(store, SUCCESSIONS, both)))
    itself = told(checked(store, SUCCESSIONS, "predecessor,successor\ntan_yen,tan_yen\n"))
    assert [message.partition(": ")[2] for message in itself] == [
        "Đơn vị cũ và đơn vị mới là cùng một đơn vị, Huyện Tân Yên (tan_yen)."
    ]


def test_a_file_that_is_none_is_refused_with_its_reason(store):
    assert checked(store, INDICATORS, "").findings.counts == {"empty": 1}


def test_a_formula_is_refused(store):
    check = checked(store, BODIES, "code,name_vi\ntax,=A1\n")
    assert check.findings.counts == {"formula_text": 1}


def test_somebody_else_in_between_is_told(store):
    check = check_row(INDICATORS, changed(name_vi="A"), SHIPPED, store, 0)
    other = check_row(INDICATORS, changed(name_vi="B"), SHIPPED, store, 0)
    accept_rows(other, store, "Bình", "nhap.csv")
    with pytest.raises(EditionMoved):
        accept_rows(check, store, "An", "nhap.csv")


def test_a_stored_row_that_no_longer_fits_names_itself():
    with pytest.raises(CatalogueError, match="go_industry"):
        with_changes(SHIPPED, [row_entry(INDICATORS, changed(parent="nowhere"))])


# --- data that rests on the catalogue


def test_what_figures_are_read_by_cannot_change_once_they_are_stored(store):
    text = "code,measure_unit\ngo_industry,triệu đồng\n"
    assert checked(store, INDICATORS, text).acceptable
    send_figures(store, ONE_FIGURE.format("tan_yen", 2023))
    check = checked(store, INDICATORS, text)
    assert told(check) == [
        "Chỉ tiêu “go_industry”: Không đổi được cột “Đơn vị tính” của Giá trị sản xuất công nghiệp - "
        "tiểu thủ công nghiệp: đã có số liệu của 9 tháng đầu năm 2023. "
        "Thêm một chỉ tiêu mới thay cho việc đổi."
    ]


def test_a_unit_with_figures_is_not_ended_before_them(store):
    send_figures(store, ONE_FIGURE.format("tan_yen", 2023))
    (found,) = checked(store, UNITS, "code,valid_to\ntan_yen,31/12/2022\n").findings.listed
    assert found.details["reason"] == "catalogue_has_data"
    assert checked(store, UNITS, "code,valid_to\ntan_yen,31/12/2024\n").acceptable


def test_figures_under_an_official_key_are_not_taken_out_of_sight(store):
    send_figures(store, ONE_FIGURE.format("06400", 2025))
    (found,) = checked(store, UNITS, INSTEAD).findings.listed
    assert found.details["reason"] == "catalogue_has_data"


def test_what_others_rest_on_is_not_undone(store):
    sent(store, UNITS, "code,level,name_vi,parent\nthon_a,village,Thôn A,minh_tien\n")
    send_figures(store, ONE_FIGURE.format("thon_a", 2023))
    told = undo_or_why(1, store, "An", SHIPPED, "vi")
    assert "Thôn A đã có dữ liệu của 9 tháng đầu năm 2023" in told
    undo(2, store, "An")
    undo(1, store, "An")
    assert "thon_a" not in as_of(store).units


def test_a_row_that_another_names_is_not_undone(store):
    sent(store, UNITS, "code,level,name_vi,parent\nvp,office,Văn phòng,huu_lung\n")
    sent(store, UNITS, "code,level,name_vi,parent\nto,office,Tổ một cửa,vp\n")
    with pytest.raises(NotUndoable):
        undo(1, store, "An")
    undo(2, store, "An")
    undo(1, store, "An")
    assert store.edition() == 4
