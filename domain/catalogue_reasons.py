"""Why a row of the catalogue does not fit: a closed list of reasons, each with its English words.

What an office sends is told in the reader's language: texts/*.toml has each under [problem.reason] too.
"""

REASONS: dict[str, str] = {
    # of a file that ships
    "unread": "{found}",
    "no_file": "no such file in the catalogue",
    "header": "the header is {found}, expected {expected}",
    "unknown_kind": "{found!r} is no part of the catalogue",
    # of one cell
    "cells": "{found} cells, expected {expected}",
    "empty": "{column} is empty",
    "code": "code is {found!r}, expected letters, digits, '_', '-', '.', at most {most}",
    "word": "{column} is {found!r}, expected one of {expected}",
    "day": "{column} is {found!r}, expected YYYY-MM-DD",
    "whole": "{column} is {found!r}, expected a whole number from 0 to {most}",
    "year": "{column} is {found}, expected {first} to {last}",
    "amount": "{column} is {found!r}, expected a number above zero",
    "period": "unknown period: {found}",
    "item_state": "items has state {found!r}, expected one of {expected}",
    "rules_off": "rules_off has {found!r}, expected some of {expected}",
    # of one row
    "ends_before": "valid_to is before valid_from",
    "task": "{code} contradicts itself: {found}",
    # of a row beside others
    "twice": "{found} stands twice",
    "spelling": "{found!r} already names {other!r}",
    "parent": "parent {found!r} of {code} is not in the file",
    "own_ancestor": "{code} is its own ancestor",
    "measure_unit": "measure_unit {found!r} is not in measure_units.csv",
    "indicator": "indicator {found!r} is not in indicators.csv",
    "unit": "unit {found!r} is not in units.csv",
    "price_basis": "price_basis is {found!r}, that of {total} {expected!r}",
    "weight": "weight {found!r} of {code} is not in the file",
    "held": "{code} is held by {other} at the same time",
    # of units in the territory
    "parent_then": "no unit held the parent's code {found!r} while {code} stood",
    "parent_level": "{code} is a {level}, its parent {found} a {expected}",
    "official_taken": "official_code {found!r} is that of {other} already",
    "lost_zeros": "{column} is {found!r}, perhaps {expected!r} without its zeros",
    "which_unit": "several units held the code {found!r}: valid_from must say which",
    "code_taken": "the code {found!r} is that of {other!r}",
    "has_data": "{found} has data that would be lost to it (period {period})",
    "fixed": "{column} of {found} cannot change: figures are stored (period {period})",
    # of successions
    "unknown_unit": "unit {found!r} is not known",
    "same_unit": "predecessor and successor are both {code}",
    "loop": "{code} goes into {other}, and that into it",
    "first_day": "day is {found!r}, expected the first day of {other}",
    "not_ended": "{code} had not ended by {day}",
    "share": "share is {found!r}, expected nothing or a number above 0, at most 1",
    "shares": "the shares of {code} are more than 1",
}
