from ui.sending.file_list import short_name


def test_a_long_name_is_cut_in_its_middle_and_a_short_one_left() -> None:
    assert short_name("bieu_9_thang.csv") == "bieu_9_thang.csv"
    cut = short_name("Báo cáo " + "rất " * 30 + "dài quý III.xlsx")
    assert len(cut) == 48
    assert cut.startswith("Báo cáo rất ")
    assert cut.endswith("…quý III.xlsx")
