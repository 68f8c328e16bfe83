"""Files handed to staff: the form of a unit and period, and their own file with its problems marked."""

from collections.abc import Callable
from pathlib import PurePath

import streamlit as st

from domain.periods import Period
from domain.units import Unit
from texts import t
from ui.sending.upload_form import Stated

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_template(stated: Stated, lang: str, make: Callable[[Unit, Period], bytes]) -> None:
    """The form to fill in, once unit and period are stated; made when it is asked for."""
    unit, period = stated.unit, stated.period
    if unit is None or period is None:
        return
    name = f"{t('upload.template_file', lang)}_{unit.code}_{period}.xlsx"
    label = t("upload.template", lang)
    st.download_button(label, lambda: make(unit, period), name, WORKBOOK, key="template", on_click="ignore")


def offer_marked(file: str, lang: str, make: Callable[[], bytes]) -> None:
    """The sender's file as a workbook with every problem at its cell."""
    name = f"{PurePath(file).stem}_{t('upload.marked_file', lang)}.xlsx"
    st.download_button(t("upload.marked", lang), make, name, WORKBOOK, key="marked", on_click="ignore")
