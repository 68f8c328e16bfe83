"""Bringing a store to the tables this release knows: cheaply where it is there already."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from domain.errors import StoreFault
from store.address import shown_url
from store.engine import is_sqlite, reading, writing

SCHEMA = "0004"
KNOWN_SCHEMAS = ("0001", "0002", "0003", "0004")
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, at_least: str = SCHEMA) -> None:
    """Runs the migrations where the store is behind; raises StoreFault for what is not our store.

    A new store may be given the tables of an earlier release, to take in what was kept by it.
    """
    with reading(engine) as connection:
        if _schema(connection) >= at_least:
            return
    with writing(engine) as connection:
        # Again under the lock: another process may have been quicker.
        if _schema(connection) < at_least:
            migrate(connection, at_least)


def _schema(connection: Connection) -> str:
    """The version of the tables a store has, '' for none; raises StoreFault for other tables."""
    tables = inspect(connection).get_table_names()
    place = shown_url(connection.engine.url.render_as_string(hide_password=False))
    if "alembic_version" not in tables:
        # A PostgreSQL database may be shared with others; a file of other tables is a mistake.
        if tables and is_sqlite(connection):
            told = f"{place} holds other tables ({tables[0]}, …), expected a store or a new file"
            raise StoreFault(told, "other_tables", place=place, table=tables[0])
        return ""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found is not None and found not in KNOWN_SCHEMAS:
        raise StoreFault(
            f"{place} has tables of version {found}, this release knows up to {SCHEMA}: "
            "the store is newer than the program; install the newer release",
            "newer", place=place, found=found, known=SCHEMA,
        )  # fmt: skip
    return found or ""


def migrate(connection: Connection, schema: str = SCHEMA) -> None:
    """Runs the migrations up to a version; only while holding the writers' lock."""
    # alembic takes longer to import than a page takes to read, and is hardly ever needed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, schema)
