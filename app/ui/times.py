"""Days and hours as people say them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from app.ui.translation import fill


def day_words(at: datetime, today: date | None = None) -> str:
    """today 08:12, yesterday, 20 Nov, 20 Nov 2024; in the time of this place."""
    local = at.astimezone()
    now = today or datetime.now().astimezone().date()
    if local.date() == now:
        return fill(QCoreApplication.translate("times", "today %1"), hour_words(at))
    if local.date() == now - timedelta(days=1):
        return QCoreApplication.translate("times", "yesterday")
    return short_date(local.date(), with_year=local.year != now.year)


def hour_words(at: datetime) -> str:
    local = at.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), "HH:mm")


def short_date(day: date, with_year: bool = False) -> str:
    """20 Nov, 20 nov; the month's name without the dot that some languages write."""
    text = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy" if with_year else "d MMM")
    return text.replace(".", "")


def long_date(at: datetime) -> str:
    """3 November, 3 de noviembre; the year where it is not this one."""
    local = at.astimezone()
    month = QLocale().standaloneMonthName(local.month)
    text = fill(QCoreApplication.translate("times", "%1 %2"), local.day, month)
    if local.year != datetime.now().astimezone().year:
        text = f"{text} {local.year}"
    return text


def moment(at: datetime) -> str:
    """2026-11-24 08:12:05: for the trace, where order counts more than beauty."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
