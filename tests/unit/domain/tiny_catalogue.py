"""A catalogue of two rows a file, written anew with what a test changes in it."""

from pathlib import Path

from domain.catalogue_records import (
    BODY_COLUMNS,
    INDICATOR_COLUMNS,
    MEASURE_UNIT_COLUMNS,
    SHORTCOMING_COLUMNS,
    TASK_COLUMNS,
    UNIT_COLUMNS,
)

# What an indicator may leave out: price basis, parts, bodies, definitions, source, formula, code, weight,
# and the rules that do not hold for it.
LATER = "," * 11
TINY: dict[str, tuple[str, ...]] = {
    "measure_units.csv": (
        ",".join(MEASURE_UNIT_COLUMNS),
        "tỷ đồng,billion đồng,đồng,1000000000,tỷ|tỉ đồng",
        "%,%,%,1,",
    ),
    "units.csv": (
        ",".join(UNIT_COLUMNS),
        "tinh,province,Tỉnh A,Province A,,,,,no,",
        "huyen,district,Huyện B,District B,tinh,,2025-06-30,,no,B | Huyen B",
    ),
    "indicators.csv": (
        ",".join(INDICATOR_COLUMNS),
        "thu,budget,,Tổng thu,Revenue,Thu,,tỷ đồng,flow,yes,up,1,,Tổng thu NSNN" + LATER,
        "thu_dat,budget,thu,Thu đất,Land fees,,,tỷ đồng,flow,yes,up,1,," + LATER,
    ),
    "bodies.csv": (
        ",".join(BODY_COLUMNS),
        "phong_a,Phòng A,Division A,,Phòng Một",
        "phong_b,Phòng B,Division B,PB,",
    ),
    "tasks.csv": (
        ",".join(TASK_COLUMNS),
        "huyen,2024,cho,Xây chợ,Build a market,xây dựng chợ,in_progress,UBND huyện,"
        "Chợ A=done|Chợ B,2024-09-30,,economy,Phòng A|Phòng B,thu,thiếu vốn",
        "huyen,2024,duong,Làm đường,Build a road,làm đường,in_progress,,,,,,,,",
    ),
    "shortcomings.csv": (
        ",".join(SHORTCOMING_COLUMNS),
        "huyen,2023-9M,cham,Còn chậm,Slow,còn chậm",
        "huyen,2023-9M,kho,Còn khó,Hard,còn khó",
    ),
}


def write_catalogue(folder: Path, *, extra: dict[str, tuple[str, ...]] | None = None) -> Path:
    """The tiny catalogue in a folder, with further rows from row 4 on."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in TINY.items():
        write_lines(folder / name, *lines, *(extra or {}).get(name, ()))
    return folder


def write_lines(file: Path, *lines: str, encoding: str = "utf-8") -> None:
    """A file of the catalogue, one row a line."""
    file.write_text("".join(f"{line}\n" for line in lines), encoding=encoding)
