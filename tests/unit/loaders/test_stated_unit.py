"""The unit that stands above a table: another's is named, what only surrounds the sender is not."""

import pytest

from tests.unit.loaders.grids_of_text import asked, read_text

TABLE = "TT;Chỉ tiêu;ĐVT;Thực hiện 9 tháng\n1;Tổng thu ngân sách;Tỷ đồng;1,5"


def wrong(catalogue, *lines, unit="tan_yen"):
    return [row for code, row, *_ in asked(read_text(catalogue, "\n".join([*lines, TABLE]), unit=unit))
            if code == "wrong_unit"]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Đơn vị: Huyện Hiệp Hòa",),
        ("Đơn vị báo cáo: UBND huyện Hiệp Hoà",),
        ("TÌNH HÌNH KINH TẾ - XÃ HỘI HUYỆN HIỆP HÒA 9 THÁNG NĂM 2023",),
        ("Kết quả 9 tháng năm 2023 của huyện Hiệp Hòa, tỉnh Bắc Giang",),
        ("UBND TỈNH BẮC GIANG - HUYỆN HIỆP HÒA",),
        ("UBND XÃ ĐỒNG TÂN",),
        ("UBND tỉnh Thanh Hóa",),
        ("UBND TỈNH BẮC GIANG", "THÀNH PHỐ BẮC GIANG"),
        ("ỦY BAN NHÂN DÂN THỊ XÃ CHŨ",),
    ],
)
def test_another_unit_of_the_country_is_named(catalogue, lines):
    assert wrong(catalogue, *lines) == [len(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("UBND TỈNH BẮC GIANG", "UBND HUYỆN TÂN YÊN"),
        ("UBND TỈNH BẮC GIANG",),
        ("UBND TỈNH BẮC NINH",),
        ("SO SÁNH HUYỆN TÂN YÊN VỚI HUYỆN HIỆP HÒA",),
        ("KẾT QUẢ CỦA XÃ LIÊN SƠN VÀ XÃ NGỌC LÝ", "Thị trấn Cao Thượng"),
        ("TÌNH HÌNH KINH TẾ - XÃ HỘI AN NINH QUỐC PHÒNG 9 THÁNG NĂM 2023",),
        ("SỐ LIỆU XÃ HỘI HOAN NGHÊNH", "CÁC XÃ BIÊN GIỚI", "Xã an toàn khu"),
        ("Đơn vị: triệu đồng", "Đơn vị tính: Tỷ đồng"),
        ("Thôn Hòa Bình", "HỢP TÁC XÃ ĐỒNG TÂN"),
        ("Các chỉ tiêu tỉnh giao, huyện giao, xã đăng ký",),
        ("Kế hoạch huyện thống nhất giao",),
    ],
)
def test_what_is_no_other_unit_is_not(catalogue, lines):
    assert wrong(catalogue, *lines) == []


def test_units_named_below_the_table_are_nothing(catalogue):
    text = TABLE + "\nGhi chú: chưa kể huyện Hiệp Hòa\nHuyện Hiệp Hòa"
    assert [one[0] for one in asked(read_text(catalogue, text))] == []


def test_what_says_whose_it_is_does_not_read_the_territory(catalogue, monkeypatch):
    monkeypatch.setattr(type(catalogue.territory), "by_name", property(lambda _: 1 / 0))
    assert wrong(catalogue, "UBND HUYỆN TÂN YÊN", "KẾT QUẢ CỦA HUYỆN TÂN YÊN 9 THÁNG NĂM 2023") == []
