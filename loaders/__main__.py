"""`python -m loaders FILE --json`: the raw grids, every cell as text, exactly as in the file."""

import sys

from domain.commands import REFUSED, CommandLine, print_json, run_command
from loaders import RawFile, Refused, read_raw


def main(arguments: list[str] | None = None) -> int:
    """Print the raw grids of one file, none of a refused one; 0, or 2 with the reason."""
    parser = CommandLine(prog="python -m loaders", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        raw = read_raw(asked.file)
    except Refused as why:
        if asked.json:
            print_json({**_as_dict(RawFile(None, [])), "refused": {"code": why.code, **why.details}})
        print(why, file=sys.stderr)
        return REFUSED
    if asked.json:
        print_json(_as_dict(raw))
    else:
        for grid in raw.grids:
            for number, row in enumerate(grid.rows, start=1):
                print(number, *row, sep="\t")
    return 0


def _as_dict(raw: RawFile) -> dict[str, object]:
    return {
        "format": raw.format,
        "encoding": raw.encoding,
        "delimiter": raw.delimiter,
        "grids": [{"sheet": grid.sheet, "rows": list(grid.rows)} for grid in raw.grids],
    }


if __name__ == "__main__":
    sys.exit(run_command(main))
