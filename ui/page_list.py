"""The list of pages: a row of links for leaders, a row for staff; on a phone one button that unfolds both.

Streamlit's own list stays open over the page on a phone. These are plain links that carry the view, so that
one can be opened beside the page too; web/links.js follows them without loading the app again.
"""

from collections.abc import Sequence

from markupsafe import Markup

from access import Person
from domain.views import View, address_of
from reports.markup import fill, join
from reports.wording import period_name
from texts import t
from ui.choices import chosen_unit
from ui.markup import show
from ui.served import the_catalogue

# Named after the page that is shown: the next page has another button, which is folded. The account tells a
# tab that somebody else is there by now (web/who_is_there.js).
_LIST = """<nav class="pages" aria-label="{label}" data-account="{account}">
<details><summary>☰ {shown}</summary></details>{rows}</nav>"""
_ROW = "<p>{}</p>"
_LINK = '<a href="{}"{}>{}</a>'
_WHO = '<p class="who"><a href="{}" target="_self">{}</a></p>'
_HERE = Markup(' aria-current="page"')


def show_page_list(groups: Sequence[Sequence[str]], shown: str, view: View, person: Person) -> None:
    """Links to pages by their names, a row a group, and who is there; the page shown names the button."""
    rows = join(fill(_ROW, join(_link(name, shown, view) for name in names)) for names in groups)
    rows += _who(person, view)
    label, title = t("frame.pages", view.lang), t(f"page.{shown}", view.lang)
    show(fill(_LIST, label=label, shown=title, account=person.account, rows=rows))


def page_title(page: str, view: View) -> str:
    """What tabs and bookmarks are told apart by: 'So với kế hoạch · Huyện Tân Yên · 9 tháng đầu năm 2023'."""
    unit, lang = chosen_unit(the_catalogue(view.edition), view.unit, view.period), view.lang
    place = [unit.name(lang), period_name(view.period, lang)] if unit else [t("app.title", lang)]
    return " · ".join((page, *place))


def _who(person: Person, view: View) -> Markup:
    """Who is signed in, with the way to their account, or the way to sign in; nothing for a link's bearer."""
    if person.share:
        return Markup("")
    if person.account:
        return fill(_WHO, f"/account?lang={view.lang}", person.name)
    return fill(_WHO, f"/sign-in?lang={view.lang}", t("door.sign_in", view.lang))


def _link(name: str, shown: str, view: View) -> Markup:
    title = t(f"page.{name}", view.lang)
    return fill(_LINK, address_of(name, view), _HERE if name == shown else Markup(""), title)
