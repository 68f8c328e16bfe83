"""A standard table with one thing polluted: what staff systems and public benchmarks of messy files hold."""

import csv
import io
from collections.abc import Callable

HEAD = ["Ngày", "Giờ", "SL", "Mã", "Giá", "Tên", "Mô tả", "Địa chỉ", "Ghi chú"]


def table(rows: int = 30) -> list[list[str]]:
    """A heading and rows with numbers, words, commas, quotes and a blank last cell."""
    names = ['Bàn tròn 48"', "Giày, dép", "Áo khoác", "Kids' Hat", 'Xe đạp 24" loại tốt']
    body = [
        [
            f"{n % 28 + 1:02}/01/2018",
            f"{n % 24:02}:15",
            str(n),
            f"RI-{n:04}",
            f"{n}.{n % 100:02}",
            names[n % 5],
            f"Loại thứ {n}, bền và đẹp, dùng được lâu.",
            f"https://www.example.com/p/{n}.html",
            "",
        ]
        for n in range(1, rows + 1)
    ]
    return [HEAD, *body]


def quoted(cell: str, place: int, quote: str = '"', delimiter: str = ",", escape: str | None = None) -> str:
    """A cell as systems write it: columns of free text always in quotes, others where they must be."""
    if place in (6, 7) or any(sign in cell for sign in (delimiter, quote, "\n")):
        return quote + cell.replace(quote, (quote if escape is None else escape) + quote) + quote
    return cell


def written(
    rows: list[list[str]],
    delimiter: str = ",",
    quote: str = '"',
    escape: str | None = None,
    end: str = "\r\n",
    row: Callable[[int, list[str]], str] | None = None,
) -> str:
    """The rows as text; `row` may write some of them in its own way, and gives '' for the usual one."""
    lines = []
    for number, cells in enumerate(rows):
        own = row(number, cells) if row else ""
        usual = delimiter.join(quoted(c, p, quote, delimiter[0], escape) for p, c in enumerate(cells))
        lines.append(own or usual)
    return end.join([*lines, ""])


def plain_csv(rows: list[list[str]], **how: str) -> str:
    """The rows as Python's csv module writes them."""
    text = io.StringIO()
    csv.writer(text, **how).writerows(rows)
    return text.getvalue()
