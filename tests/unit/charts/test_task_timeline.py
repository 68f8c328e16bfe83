"""The timeline of tasks: a dot each, none over another, told in words too."""

from datetime import date

from charts.task_timeline import stacked, timeline_alt, timeline_figure
from domain.bars import TaskDot, TaskTimeline

ON = date(2024, 6, 30)


def rows(*deadlines: tuple[date, str]) -> TaskTimeline:
    dots = tuple(TaskDot(f"Việc <{n}>", day, state, False) for n, (day, state) in enumerate(deadlines))
    return TaskTimeline(dots, date(2024, 1, 1), date(2024, 12, 31), ON)


MIXED = rows(
    (date(2024, 3, 1), "overdue"),
    (date(2024, 7, 15), "in_progress"),
    (date(2024, 12, 31), "done"),
    (date(2024, 12, 31), "in_progress"),
)


def test_every_task_is_a_dot_at_its_deadline() -> None:
    figure = timeline_figure(MIXED)
    drawn = sorted(x for trace in figure.data for x in trace.x)
    assert drawn == sorted(dot.deadline.toordinal() for dot in MIXED.dots)
    assert [trace.name for trace in figure.data] == ["Quá hạn: 1", "Đang thực hiện: 2", "Hoàn thành: 1"]


def test_deadlines_too_near_each_other_are_stacked() -> None:
    near = rows((date(2024, 3, 1), "done"), (date(2024, 3, 5), "done"), (date(2024, 4, 1), "done"))
    assert stacked(near) == [0, 1, 0]


def test_many_on_one_day_stay_within_a_screen() -> None:
    figure = timeline_figure(rows(*[(date(2024, 12, 31), "not_started")] * 200))
    assert figure.layout.height < 520
    assert max(figure.data[0].y) < figure.layout.yaxis.range[1]


def test_the_day_is_marked_where_it_is_within_the_year() -> None:
    assert [line.x0 for line in timeline_figure(MIXED).layout.shapes] == [ON.toordinal()]
    assert not timeline_figure(MIXED._replace(on=date(2026, 1, 1))).layout.shapes


def test_a_title_is_never_markup() -> None:
    assert "Việc &lt;0&gt;" in timeline_figure(MIXED).data[0].hovertext[0]


def test_years_beyond_are_named_with_their_year() -> None:
    figure = timeline_figure(MIXED._replace(last=date(2026, 6, 30)))
    assert figure.layout.xaxis.ticktext[0] == "1/2024"
    assert len(figure.layout.xaxis.ticktext) <= 5
    assert timeline_figure(MIXED).layout.xaxis.ticktext == ("T1", "T3", "T5", "T7", "T9", "T11")


def test_its_finding_is_told_in_words() -> None:
    assert timeline_alt(MIXED) == (
        "Dòng thời gian của 4 nhiệm vụ theo thời hạn, tính đến 30/06/2024. Quá hạn: 1; Đang thực hiện: 2; "
        "Hoàn thành: 1. Thời hạn gần nhất: 15/07/2024 (1 nhiệm vụ)."
    )
    assert timeline_alt(MIXED, "en").startswith("Timeline of 4 tasks by deadline, as of 30/06/2024.")


def test_without_tasks_it_says_so() -> None:
    figure = timeline_figure(rows())
    assert not figure.data
    assert timeline_alt(rows()) in figure.layout.annotations[0].text.replace("<br>", " ")
