"""A backup fits every database, and a damaged one restores nothing."""

import hashlib
import json
import zipfile

import pytest

from domain.errors import StoreFault
from store import Damaged, backup, open_store, restore, verify
from store.opening import SCHEMA
from store.tables import TABLES
from tests.unit.store.damage import change_by_hand
from tests.unit.store.samples import NINE, figure, plan, sent, tidy


def fill(store):
    store.mark_demonstration()
    rows = (figure("tan_yen", "a", 0.1 + 0.2, written="≈0,3"), plan("tan_yen", "b", 1, note="điều chỉnh"))
    store.publish(sent(b"\x00\xff raw"), tidy(*rows))
    store.publish(sent(b"b"), tidy(figure("tan_yen", "a", 2)))
    store.undo(2, "Bình")
    store.save_draft("*waiting*", "b", {"file": "b.csv", "who": "An"}, b"\x00\xff waits")


@pytest.fixture
def kept(store_url, tmp_path):
    """A backup of a small store of either kind, and its file."""
    with open_store(store_url) as store:
        fill(store)
        backup(store, tmp_path / "kept.zip")
    return tmp_path / "kept.zip"


@pytest.mark.parametrize("into", ["sqlite_url", "postgres_url"])
def test_what_is_restored_is_the_same_on_either_database(kept, into, request):
    url = request.getfixturevalue(into) + ("" if into == "postgres_url" else ".restored")
    manifest = restore(kept, url)
    with open_store(url) as store:
        assert verify(store) == []
        assert store.is_demonstration
        assert store.edition() == manifest["edition"] == 3
        assert list(store.figures(["tan_yen"])["value"]) == [0.1 + 0.2]
        assert list(store.figures(["tan_yen"], edition=2)["value"]) == [2]
        assert list(store.targets(["tan_yen"])["note"]) == ["điều chỉnh"]
        assert store.raw_file(sent(b"\x00\xff raw").sha256) == b"\x00\xff raw"
        assert store.publish(sent(b"c"), tidy(figure("tan_yen", "a", 3))).edition == 4
        assert len(store.versions("tan_yen", NINE, "a")) == 3
        waits = store.draft("*waiting*", "b")
        assert waits is not None
        assert (waits.body["who"], waits.content) == ("An", b"\x00\xff waits")


def test_a_backup_of_a_backup_is_the_same(kept, sqlite_url, tmp_path):
    restore(kept, sqlite_url + ".restored")
    with open_store(sqlite_url + ".restored") as store:
        backup(store, tmp_path / "again.zip")
    assert manifest_of(kept) == manifest_of(tmp_path / "again.zip")


def manifest_of(path):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def test_only_an_empty_store_is_filled(kept, store_url):
    with pytest.raises(StoreFault, match="needs an empty store"):
        restore(kept, store_url)


def test_a_backup_is_never_overwritten(store_url, tmp_path):
    (tmp_path / "kept.zip").write_bytes(b"precious")
    with open_store(store_url) as store, pytest.raises(StoreFault, match="never overwritten"):
        backup(store, tmp_path / "kept.zip")
    assert (tmp_path / "kept.zip").read_bytes() == b"precious"


def test_a_damaged_store_is_not_backed_up(store_url, tmp_path):
    with open_store(store_url) as store:
        fill(store)
        change_by_hand(store, "UPDATE figure SET value = 9 WHERE value = 2")
        with pytest.raises(Damaged, match="rows of submission 2"):
            backup(store, tmp_path / "kept.zip")
    assert [path.name for path in tmp_path.glob("*.zip*")] == []


def test_a_folder_that_is_not_there_is_named(sqlite_url, tmp_path):
    with (
        open_store(sqlite_url) as store,
        pytest.raises(StoreFault, match=r"nowhere.kept\.zip cannot be written"),
    ):
        backup(store, tmp_path / "nowhere" / "kept.zip")


@pytest.fixture
def sound(sqlite_url, tmp_path):
    with open_store(sqlite_url) as store:
        fill(store)
        backup(store, tmp_path / "sound.zip")
    return tmp_path / "sound.zip"


def refuse(path, tmp_path, said):
    """Restoring is refused with these words, and the store it was meant for stays empty."""
    target = str(tmp_path / "target.sqlite")
    with pytest.raises(StoreFault, match=said):
        restore(path, target)
    with open_store(target) as store:
        assert store.edition() == 0
        assert not store.is_demonstration


def rewrite(path, name, change, *, honest=False):
    """Changes one member of a backup; honest: also its hash in the manifest."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    members[name] = change(members[name])
    if honest:
        manifest = json.loads(members["manifest.json"])
        table = name.removesuffix(".jsonl")
        manifest["tables"][table]["sha256"] = hashlib.sha256(members[name]).hexdigest()
        members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_a_changed_member_is_refused_and_named(sound, tmp_path, table):
    rewrite(sound, f"{table}.jsonl", lambda content: content[:-2] + b" ]\n")
    refuse(sound, tmp_path, rf"{table}\.jsonl: sha256")


def _without_last_line(content):
    return b"".join(content.splitlines(keepends=True)[:-1])


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("figure.jsonl", lambda content: content.replace(b"2, 2, 2.0", b"2, 2, 9.0"), "rows of submission 2"),
        ("edition.jsonl", _without_last_line, r"toggle\.jsonl: rows that do not fit"),
        ("figure.jsonl", lambda content: content + b"[1]\n", r"figure\.jsonl: rows that do not fit"),
        ("figure.jsonl", lambda content: b"{}\n", r"figure\.jsonl: rows that do not fit"),
        ("edition.jsonl", lambda content: b"nonsense\n", "damaged or no backup"),
        ("raw_file.jsonl", lambda content: content.replace(b'"]', b'!"]'), "damaged or no backup"),
    ],
)  # fmt: skip
def test_a_forged_member_with_a_fitting_hash_is_refused_too(sound, tmp_path, name, change, said):
    rewrite(sound, name, change, honest=True)
    refuse(sound, tmp_path, said)


def test_a_backup_cut_short_or_flipped_or_of_something_else_is_refused(sound, tmp_path):
    whole = sound.read_bytes()
    for number, content in enumerate((whole[:-100], whole[: len(whole) // 2], b"", b"no zip at all")):
        broken = tmp_path / f"broken{number}.zip"
        broken.write_bytes(content)
        refuse(broken, tmp_path, "damaged or no backup")
    with zipfile.ZipFile(sound) as archive:
        at = archive.getinfo("figure.jsonl").header_offset + 70
    (tmp_path / "flipped.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
    refuse(tmp_path / "flipped.zip", tmp_path, r"figure\.jsonl")


def test_a_backup_of_another_release_is_refused(sound, tmp_path):
    rewrite(sound, "manifest.json", lambda content: content.replace(SCHEMA.encode(), b"9999"))
    refuse(sound, tmp_path, "tables 9999")


def test_a_backup_that_ends_elsewhere_than_its_manifest_says_is_refused(sound, tmp_path):
    head = manifest_of(sound)["head"].encode()
    rewrite(sound, "manifest.json", lambda content: content.replace(head, b"0" * 64))
    refuse(sound, tmp_path, "chain head")


def test_a_missing_backup_is_refused(tmp_path):
    refuse(tmp_path / "nothing.zip", tmp_path, "cannot be read")
