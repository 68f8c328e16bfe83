"""Publishing in two steps: handed over by staff, taken up by an approver, accepted or given back."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from access import (
    ADMINISTRATOR,
    APPROVER,
    STAFF,
    TWO_STEP,
    VIEWER,
    WAITING,
    NotAllowed,
    Person,
    change_setting,
    permit,
)
from domain.catalogue_files import catalogue_for
from store import AccessRecords, Act, Store, open_store
from store.guarding import DRAFT
from tests.app.conftest import run_page, shown
from texts import LANGUAGES

FILE = b"unit,indicator,year,months,value,grade\ntan_yen,go_industry,2023,9,4132,estimate\n"
OTHER_FILE = b"unit,indicator,year,months,value,grade\ntan_yen,go_agriculture,2023,9,3943,estimate\n"
AN = Person(STAFF, "Nguyễn Văn An", frozenset({"tan_yen"}), 2)
OTHER = Person(STAFF, "Trần Văn Bình", frozenset({"tan_yen"}), 4)
CHI = Person(APPROVER, "Lê Thị Chi", frozenset({"tan_yen"}), 3)
BO = Person(APPROVER, "Vũ Văn Bộ", frozenset({"tan_yen"}), 7)
FAR = Person(APPROVER, "Ở Xa", frozenset({"huu_lung"}), 5)


class Office:
    """A store in which publishing takes two steps, and who is taken to be there."""

    def __init__(self, store: Store) -> None:
        self.store, self.records, self.person = store, AccessRecords(store.engine), AN
        change_setting(self.records, "Lê Thị Chi", TWO_STEP, "yes")

    def actions(self) -> list[tuple[str, str]]:
        return [(row.who, row.action) for row in self.records.trail()][:-1]


@pytest.fixture
def office(empty_store: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with open_store(str(tmp_path / "office.sqlite")) as store:
        found = Office(store)
        monkeypatch.setattr("ui.served.read_person", lambda *_: found.person)
        yield found


def widget(app: AppTest, kind: str, label: str):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def has(app: AppTest, label: str) -> bool:
    return any(one.label == label for one in app.button)


def sent(office: Office, person: Person, name: str = "gui.csv", content: bytes = FILE) -> AppTest:
    """A file stated for Tân Yên, nine months of 2023, and checked."""
    office.person = person
    app = run_page("upload")
    widget(app, "selectbox", "Đơn vị").select("tan_yen")
    widget(app, "selectbox", "Năm").select(2023)
    widget(app, "selectbox", "Kỳ báo cáo").select(9)
    app.file_uploader[0].set_value([(name, content, "text/csv")]).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def handed_over(office: Office, message: str = "", name: str = "gui.csv") -> AppTest:
    app = sent(office, AN, name)
    if message:
        app.text_input(key="send_message").input(message).run()
    widget(app, "button", "Trình duyệt").click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def taken_up(office: Office, person: Person = CHI) -> AppTest:
    office.person = person
    app = run_page("upload")
    widget_first(app, "Mở để duyệt").click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def taken_up_all(office: Office) -> AppTest:
    app = taken_up(office)
    while has(app, "Mở để duyệt"):
        widget_first(app, "Mở để duyệt").click().run()
    return app


def widget_first(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def test_staff_hand_a_file_over_and_nothing_is_published(office: Office) -> None:
    app = handed_over(office, "số liệu ước")
    assert office.store.edition() == 0
    (draft,) = office.store.drafts(WAITING)
    assert (draft.body["who"], draft.body["message"]) == (AN.name, "số liệu ước")
    assert "Đã trình duyệt: gui.csv" in app.success[0].value.replace("\\", "")
    assert "Chờ duyệt (1)" in [one.label for one in app.expander]
    assert not has(app, "Mở để duyệt")
    assert office.actions() == [(AN.name, "submitted")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_how_it_is_done(office: Office, lang: str) -> None:
    told = [one.value for one in run_page("upload", lang=lang).info]
    assert any({"vi": "vẫn cập nhật ngay", "en": "published at once"}[lang] in one for one in told)
    office.person = CHI
    assert not any("hai bước" in one.value for one in run_page("upload").info)


def test_nobody_fills_the_shelf_alone_and_what_was_handed_over_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.sending.waiting.MOST_OF_ONE", 1)
    app = sent(office, AN)
    app.file_uploader[0].set_value([("gui.csv", FILE, "text/csv"), ("hai.csv", OTHER_FILE, "text/csv")]).run()
    widget(app, "button", "Trình duyệt 2 tệp").click().run()
    (draft,) = office.store.drafts(WAITING)
    told = app.success[0].value.replace("\\", "")
    assert draft.body["file"] == "gui.csv"
    assert "Đã trình duyệt: gui.csv" in told
    assert "Chưa trình hai.csv: bạn đã có 1 tệp chờ duyệt" in app.warning[0].value.replace("\\", "")
    # Handed over again, it takes its own place, not another.
    handed_over(office, "mới")
    (again,) = office.store.drafts(WAITING)
    assert again.body["message"] == "mới"


def test_an_approver_accepts_it_under_their_own_name(office: Office) -> None:
    handed_over(office, "số liệu ước")
    app = taken_up(office)
    assert widget(app, "selectbox", "Đơn vị").value == "tan_yen"
    assert "do Nguyễn Văn An trình" in app.info[0].value
    widget(app, "button", "Xác nhận cập nhật").click().run()
    assert not app.exception, app.exception[0].stack_trace
    (event,) = office.store.history()
    assert (event.who, event.message) == (CHI.name, "Nguyễn Văn An trình. số liệu ước")
    assert office.store.drafts(WAITING) == []
    assert [action for _, action in office.actions()] == ["accept", "submitted"]


def test_the_decision_stated_comes_with_the_file(office: Office) -> None:
    app = sent(office, AN)
    app.text_input(key="decision_0").input("05/QĐ-UBND")
    app.text_input(key="effective_0").input("05/01/2023").run()
    widget(app, "button", "Trình duyệt").click().run()
    seen = taken_up(office)
    assert seen.text_input(key="decision_0").value == "05/QĐ-UBND"
    assert seen.text_input(key="effective_0").value == "05/01/2023"


def test_an_approver_gives_it_back_with_a_reason(office: Office) -> None:
    handed_over(office)
    app = taken_up(office)
    widget(app, "button", "Trả lại").click().run()
    assert "Ghi lý do" in app.warning[-1].value
    widget(app, "text_input", "Lý do trả lại").input("<b>sai</b> đơn vị tính").run()
    widget(app, "button", "Trả lại").click().run()
    assert not app.exception, app.exception[0].stack_trace
    assert "Đã trả lại cho Nguyễn Văn An" in app.success[0].value
    assert not has(app, "Mở để duyệt")
    assert not has(app, "Xác nhận cập nhật")
    assert office.actions()[0] == (CHI.name, "returned")
    office.person = AN
    back = run_page("upload")
    assert office.store.drafts(WAITING) == []
    assert [draft.body["returned"]["who"] for draft in office.store.drafts(AN.name)] == [CHI.name]
    (told,) = [one.value for one in back.warning]
    assert "bị Lê Thị Chi trả lại" in told
    assert "<b>" not in told
    widget(back, "button", "Mở lại").click().run()
    assert any("bị Lê Thị Chi trả lại" in one.value for one in back.warning)
    widget(back, "button", "Trình duyệt").click().run()
    assert [draft.body["who"] for draft in office.store.drafts(WAITING)] == [AN.name]
    assert office.store.drafts(AN.name) == []


def test_what_was_given_back_meanwhile_is_not_published(office: Office) -> None:
    handed_over(office)
    late = taken_up(office)
    other = taken_up(office, BO)
    widget(other, "text_input", "Lý do trả lại").input("sai số").run()
    widget(other, "button", "Trả lại").click().run()
    office.person = CHI
    widget(late, "button", "Xác nhận cập nhật").click().run()
    assert not late.exception, late.exception[0].stack_trace
    assert office.store.edition() == 0
    assert "không còn như lúc mở để duyệt" in late.warning[0].value
    assert not has(late, "Xác nhận cập nhật")
    office.person = AN
    assert any("sai số" in one.value for one in run_page("upload").warning)


def test_what_was_handed_over_anew_meanwhile_is_looked_at_anew(office: Office) -> None:
    handed_over(office, "lần đầu")
    late = taken_up(office)
    office.person = AN
    handed_over(office, "đã sửa")
    office.person = CHI
    widget(late, "button", "Xác nhận cập nhật").click().run()
    assert office.store.edition() == 0
    assert [one.body["message"] for one in office.store.drafts(WAITING)] == ["đã sửa"]
    widget(late, "button", "Mở để duyệt").click().run()
    widget(late, "button", "Xác nhận cập nhật").click().run()
    (event,) = office.store.history()
    assert event.message == "Nguyễn Văn An trình. đã sửa"
    assert office.store.drafts(WAITING) == []


def test_what_changes_on_the_shelf_as_it_is_accepted_stays_there(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at the shelf and the write."""
    handed_over(office)
    app = taken_up(office)
    (listed,) = office.store.drafts(WAITING)
    accept = Store.publish

    def publish(store: Store, *args: Any, **named: Any) -> Any:
        # Somebody hands it over anew while this run is under way.
        office.store.save_draft(WAITING, listed.key, {**listed.body, "message": "mới"}, FILE)
        return accept(store, *args, **named)

    monkeypatch.setattr(Store, "publish", publish)
    widget(app, "button", "Xác nhận cập nhật").click().run()
    assert not app.exception, app.exception[0].stack_trace
    assert office.store.edition() == 0
    assert "không còn như lúc mở để duyệt" in app.warning[0].value
    assert [one.body["message"] for one in office.store.drafts(WAITING)] == ["mới"]


def test_of_two_taken_up_the_one_accepted_is_not_missed(office: Office) -> None:
    handed_over(office)
    widget(sent(office, AN, "hai.csv", OTHER_FILE), "button", "Trình duyệt").click().run()
    app = taken_up(office)
    widget(app, "button", "Mở để duyệt").click().run()
    widget(app, "button", "Xác nhận cập nhật").click().run()
    assert not app.exception, app.exception[0].stack_trace
    assert office.store.edition() == 1
    assert not any("không còn như lúc mở" in one.value for one in app.warning)
    widget(app, "button", "Xác nhận cập nhật").click().run()
    assert (office.store.edition(), office.store.drafts(WAITING)) == (2, [])


def test_what_waits_goes_also_where_the_approver_chose_the_file_too(office: Office) -> None:
    handed_over(office)
    app = taken_up(office)
    app.file_uploader[0].set_value([("qua-thu.csv", FILE, "text/csv")]).run()
    widget(app, "button", "Xác nhận cập nhật").click().run()
    (event,) = office.store.history()
    assert event.message == "Nguyễn Văn An trình."
    assert office.store.drafts(WAITING) == []


def test_what_changes_nothing_any_more_leaves_the_shelf_and_is_told(office: Office) -> None:
    handed_over(office)
    widget(sent(office, AN, "hai.csv", FILE + b"\n"), "button", "Trình duyệt").click().run()
    app = taken_up_all(office)
    widget(app, "button", "Xác nhận cả 2 tệp không có lỗi").click().run()
    assert not app.exception, app.exception[0].stack_trace
    assert office.store.edition() == 1
    assert office.store.drafts(WAITING) == []
    assert [action for _, action in office.actions()][:2] == ["settled", "accept"]


def test_what_was_mended_since_outlives_the_giving_back(office: Office) -> None:
    handed_over(office)
    (listed,) = office.store.drafts(WAITING)
    app = taken_up(office)
    widget(app, "text_input", "Lý do trả lại").input("sai số").run()
    widget(app, "button", "Trả lại").click().run()
    said = {"mends": {"2:4:": "4133"}}
    office.store.save_draft(AN.name, listed.key, {**listed.body, "said": said}, FILE)
    office.person = AN
    run_page("upload")
    (own,) = office.store.drafts(AN.name)
    assert own.body["said"] == said
    assert own.body["returned"]["reason"] == "sai số"
    assert office.store.drafts(WAITING) == []


def test_others_see_and_overwrite_nothing(office: Office) -> None:
    handed_over(office)
    office.person = OTHER
    app = run_page("upload")
    assert not any("Chờ duyệt" in one.label for one in app.expander)
    again = sent(office, OTHER, "cua-toi.csv")
    widget(again, "button", "Trình duyệt").click().run()
    assert "tệp này đã được người khác trình" in again.error[0].value.replace("\\", "")
    (draft,) = office.store.drafts(WAITING)
    assert draft.body["who"] == AN.name
    office.person = FAR
    assert not has(run_page("upload"), "Mở để duyệt")


def test_the_store_itself_keeps_what_waits_from_others(office: Office) -> None:
    handed_over(office)
    (draft,) = office.store.drafts(WAITING)
    catalogue = catalogue_for(demonstration=False)
    for person in (OTHER, FAR, AN, CHI):
        with open_store(
            str(office.store.engine.url.database),
            guard=lambda act, who=person: permit(act, who, catalogue, is_two_step=True),
        ) as guarded:
            if person in (AN, CHI):
                guarded.save_draft(WAITING, draft.key, draft.body, b"")
                continue
            with pytest.raises(NotAllowed):
                guarded.delete_draft(WAITING, draft.key)
            with pytest.raises(NotAllowed):
                guarded.save_draft(WAITING, draft.key, {**draft.body, "who": person.name}, b"")


def test_a_unit_of_others_cannot_be_submitted(office: Office) -> None:
    app = sent(office, Person(STAFF, "Xa", frozenset({"huu_lung"}), 6))
    widget(app, "button", "Trình duyệt").click().run()
    assert "không được gửi cho đơn vị Huyện Tân Yên" in app.error[0].value
    assert office.store.drafts(WAITING) == []


def test_who_approves_no_more_takes_nothing_up(office: Office) -> None:
    handed_over(office)
    app = taken_up(office)
    office.person = OTHER
    app.run()
    assert "do Nguyễn Văn An trình" not in " ".join(one.value for one in app.info)
    assert not has(app, "Trả lại")
    assert not has(app, "Trình duyệt")


def test_hostile_names_come_out_inert(office: Office) -> None:
    handed_over(office, "=cmd <script>", "<img src=x>.csv")
    drawn = taken_up(office)
    assert "<img src" not in shown(drawn)
    assert "<script>" not in shown(drawn)


def test_approvers_accept_at_once(office: Office) -> None:
    app = sent(office, CHI)
    assert not has(app, "Trình duyệt")
    widget(app, "button", "Xác nhận cập nhật").click().run()
    assert office.store.edition() == 1


def test_in_one_step_staff_accept(office: Office) -> None:
    change_setting(office.records, "", TWO_STEP, "no")
    app = sent(office, AN)
    assert not has(app, "Trình duyệt")
    widget(app, "button", "Xác nhận cập nhật").click().run()
    assert office.store.edition() == 1


def test_whose_drafts_may_be_written() -> None:
    catalogue = catalogue_for(demonstration=False)
    for owner, person in ((AN.name, AN), (WAITING, AN), (WAITING, CHI)):
        permit(Act(DRAFT, owner), person, catalogue, is_two_step=True)
    chief = Person(ADMINISTRATOR, "Sếp", account=1)
    for owner, person in ((AN.name, OTHER), (AN.name, CHI), (AN.name, chief), (WAITING, Person(VIEWER))):
        with pytest.raises(NotAllowed):
            permit(Act(DRAFT, owner), person, catalogue)
    with pytest.raises(NotAllowed):
        permit(Act("accept", WAITING, frozenset({"tan_yen"})), CHI, catalogue)
