"""Files as staff would send them: one with every kind of fault, and the same one mended."""

from pathlib import Path

HEAD = """BIỂU TỔNG HỢP CHỈ TIÊU KINH TẾ - XÃ HỘI 9 THÁNG ĐẦU NĂM 2023;;;;;;;;
Đơn vị: Huyện Tân Yên;;;;;;;;
;;;;;;;;
TT;Chỉ tiêu;ĐVT;Thực hiện cùng kỳ;Kế hoạch năm 2023;Ước thực hiện 9 tháng năm 2023;% so với kế hoạch;\
% so với cùng kỳ;Ghi chú
I;KINH TẾ;;;;;;;
"""
INDUSTRY = "1;Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp;Tỷ đồng;;6.076;{};;;\n"
TRADE = "2;Giá trị sản xuất thương mại - dịch vụ;Tỷ đồng;;;4.260;;;\n"
AGRICULTURE = "3;Giá trị sản xuất nông nghiệp;Tỷ đồng;;5.756;3.943;68,5;;\n"
GLASS = "4;Giá trị sản xuất thủy tinh;Tỷ đồng;;500;400;;;\n"
BUDGET = """II;NGÂN SÁCH VÀ VỐN ĐẦU TƯ;;;;;;;
1;Tổng vốn đầu tư phát triển;Tỷ đồng;;4.168;{};;;
2;Tổng thu ngân sách;Tỷ đồng;;1.643,1;1.593,851;97,0;;Dự toán huyện giao
;Trong đó: Thu trên địa bàn;Tỷ đồng;;1.054;{};;;Dự toán huyện giao
"""
NASTY = (
    HEAD
    + INDUSTRY.format("4.132.000")  # row 6: a thousand times its plan; row 7 has none
    + TRADE
    + AGRICULTURE
    + AGRICULTURE  # row 9: twice
    + GLASS  # row 10: unknown
    + BUDGET.format("3.09x", "1.699,874")  # row 12: no number; row 14: more than the total
)
MENDED = HEAD + INDUSTRY.format("4.132") + TRADE + AGRICULTURE + BUDGET.format("3.093", "699,874")
ACTUAL = "Ước thực hiện 9 tháng năm 2023"
# In the order shown: a group a kind, errors by their first row, then warnings.
PLACES = {
    "vi": [
        f"Dòng 6, cột “{ACTUAL}”",
        "Dòng 9, cột “Kế hoạch năm 2023”",
        "Dòng 10, cột “Chỉ tiêu”",
        f"Dòng 12, cột “{ACTUAL}”",
        f"Dòng 14, cột “{ACTUAL}”",
        f"Dòng 7, cột “{ACTUAL}”",
    ],
    "en": [
        f"Row 6, column “{ACTUAL}”",
        "Row 9, column “Kế hoạch năm 2023”",
        "Row 10, column “Chỉ tiêu”",
        f"Row 12, column “{ACTUAL}”",
        f"Row 14, column “{ACTUAL}”",
        f"Row 7, column “{ACTUAL}”",
    ],
}
KINDS = {
    "vi": [
        "Nghi nhầm đơn vị tính (triệu/tỷ) 1",
        "Trùng dòng 1",
        "Không xác định được chỉ tiêu 1",
        "Số không hợp lệ 1",
        "Tổng các mục “trong đó” vượt tổng số 1",
        "Chưa có số liệu kế hoạch 1",
    ],
    "en": [
        "Unit of measure likely mistaken 1",
        "Row stands twice 1",
        "Unknown indicator 1",
        "Invalid number 1",
        "Parts exceed their total 1",
        "No plan yet 1",
    ],
}


def write_sheet(folder: Path, text: str, name: str = "bieu_9_thang.csv") -> Path:
    """The text as a file that a spreadsheet would open."""
    file = folder / name
    file.write_text(text, encoding="utf-8-sig")
    return file
