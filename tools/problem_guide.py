"""Writes docs/loi-va-cach-sua.md: every problem a file can have, from the texts users read.

Run `python -m tools.problem_guide` after changing a problem's texts; a test holds the file against them.
"""

from domain.problems import SEVERITY, SWITCHABLE
from texts import LANGUAGES, t
from tools.environment import ROOT

GUIDE = ROOT / "docs" / "loi-va-cach-sua.md"
_HEAD = """# {title}

{about}

"""


def written_guide() -> str:
    """The whole guide: Vietnamese first, then English, one table a language."""
    return "\n".join(_part(lang) for lang in LANGUAGES)


def _part(lang: str) -> str:
    head = _HEAD.format(title=t("guide.title", lang), about=t("guide.about", lang))
    titles = [
        t(f"guide.{name}", lang)
        for name in ("name", "severity", "meaning", "example", "advice", "switchable", "code")
    ]
    rows = [titles, ["---"] * len(titles), *(_row(code, lang) for code in SEVERITY)]
    return head + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _row(code: str, lang: str) -> list[str]:
    texts = [t(f"problem.{code}.{part}", lang) for part in ("meaning", "example", "advice")]
    switchable = t("guide.yes", lang) if code in SWITCHABLE else ""
    severity = t(f"intake.{SEVERITY[code]}", lang)
    return [t(f"problem.{code}.name", lang), severity, *texts, switchable, f"`{code}`"]


if __name__ == "__main__":
    GUIDE.write_text(written_guide(), encoding="utf-8")
    print(GUIDE.relative_to(ROOT))
