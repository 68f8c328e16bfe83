"""A store of an earlier release is brought up to date with nothing lost, and so is its backup."""

import hashlib
import json
import zipfile

import pytest
from sqlalchemy import inspect, select, text

from store import open_store
from store.backup import backup
from store.bulk import insert_rows
from store.engine import make_engine, writing
from store.opening import KNOWN_SCHEMAS, SCHEMA, bring_up_to_date
from store.restoring import restore
from store.tables import TABLES
from store.verifying import verify
from tests.unit.store.samples import figure, plan, sent, tidy

ROWS = tidy(
    figure("tan_yen", "go_industry", 4132),
    plan("tan_yen", "go_industry", 6076),
    plan("tan_yen", "go_industry", 6000, assigner="council"),
)


@pytest.fixture(params=KNOWN_SCHEMAS[:-1])
def earlier(tmp_path, request):
    """A store with the tables of an earlier release, holding what a store of this release would hold."""
    with open_store(str(tmp_path / "now.sqlite")) as now:
        now.publish(sent(), ROWS)
        with now.engine.connect() as connection:
            rows = {table.name: connection.execute(select(table)).all() for table in TABLES}
    engine = make_engine(f"sqlite:///{tmp_path / 'earlier.sqlite'}")
    bring_up_to_date(engine, request.param)
    with writing(engine) as connection:
        for table in TABLES:
            if table.name in inspect(connection).get_table_names():
                names = [column["name"] for column in inspect(connection).get_columns(table.name)]
                places = [table.columns.keys().index(name) for name in names]
                kept = ([row[place] for place in places] for row in rows[table.name])
                insert_rows(connection, table.name, names, kept)
    engine.dispose()
    return tmp_path / "earlier.sqlite"


def test_an_earlier_store_opens_whole(earlier):
    with open_store(str(earlier)) as store:
        assert verify(store) == []
        assert store.targets(units=["tan_yen"])["effective"].tolist() == ["", ""]
        assert store.figures(units=["tan_yen"])["value"].tolist() == [4132]
        store.publish(sent(b"more"), tidy(plan("tan_yen", "go_industry", 6500, effective="2023-07-01")))
        assert verify(store) == []
        with store.engine.connect() as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA
        store.save_draft("An", "a", {}, b"half")
        assert store.draft("An", "a").content == b"half"


def as_the_first_release_wrote_it(copy):
    """Takes from a backup what the first release did not know."""
    with zipfile.ZipFile(copy) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    lines = [json.loads(line)[:-2] for line in members["target.jsonl"].splitlines()]
    members["target.jsonl"] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    manifest = json.loads(members["manifest.json"])
    manifest["schema"] = "0001"
    for table in ("entry", "draft", "trail", "account", "share", "setting"):
        del manifest["tables"][table], members[f"{table}.jsonl"]
    manifest["tables"]["target"]["sha256"] = hashlib.sha256(members["target.jsonl"]).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def test_a_backup_of_an_earlier_release_is_restored_whole(tmp_path, earlier):
    copy, target = tmp_path / "backup.zip", str(tmp_path / "restored.sqlite")
    with open_store(str(tmp_path / "now.sqlite")) as store:
        backup(store, copy)
    as_the_first_release_wrote_it(copy)
    restore(copy, target)
    with open_store(target) as store:
        assert verify(store) == []
        assert sorted(store.targets(units=["tan_yen"])["value"]) == [6000, 6076]
