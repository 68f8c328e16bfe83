"""Signs behind a backslash, written so that the fast reader takes them for text and none needs an escape.

Each becomes NUL and a letter, which is as long: places in the text stay what they were. No text file
that is read holds a NUL.
"""

import pyarrow as pa
import pyarrow.compute as pc

from loaders.dialects import Dialect


def hidden(text: str, dialect: Dialect) -> str:
    """The text with what is escaped hidden; a backslash before anything else is text, and stays."""
    # The backslash itself first: of several in a row every second one is escaped by the one before it.
    for sign, stand_in in _stand_ins(dialect):
        text = text.replace(f"\\{sign}", stand_in)
    return text


def as_written(line: str, dialect: Dialect) -> str:
    """A piece of a hidden text as the file has it."""
    for sign, stand_in in _stand_ins(dialect):
        line = line.replace(stand_in, f"\\{sign}")
    return line


def shown(table: pa.Table, dialect: Dialect) -> pa.Table:
    """The columns of a hidden text with the signs that were meant."""
    for place, (name, column) in enumerate(zip(table.column_names, table.columns, strict=True)):
        texts = column.cast(pa.string())
        if not pc.any(pc.match_substring(texts, "\0")).as_py():
            continue
        for sign, stand_in in _stand_ins(dialect):
            texts = pc.replace_substring(texts, stand_in, sign)
        coded = pa.types.is_dictionary(column.type)
        table = table.set_column(place, name, texts.dictionary_encode() if coded else texts)
    return table


def _stand_ins(dialect: Dialect) -> list[tuple[str, str]]:
    if not dialect.escape:
        return []
    return [(dialect.escape, "\0b"), (dialect.quote, "\0q"), (dialect.delimiter, "\0d")]
