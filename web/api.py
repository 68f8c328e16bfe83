"""/api/figures.csv, .json, .xlsx, .schema.json: figures for other systems, as of an edition, page by page."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from domain.catalogue import Catalogue
from domain.errors import Fault, NotKnown
from reports import catalogue_at
from reports.figures_file import (
    Line,
    Wanted,
    csv_file,
    json_rows,
    read_lines,
    workbook_file,
)
from reports.figures_schema import table_schema
from store import Store
from texts import LANGUAGES, t
from web.api_query import BadParameter, Query, read_link, read_query
from web.api_reach import Nobody, Outside, edition_of, hold, require_someone
from web.running import records_of, run_in_thread, store_of, visitor

# What is answered depends on who asks: kept by them alone, and asked for anew (a 304 costs little).
_PRIVATE = {"Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
# To be raised when the same figures are written in another way: what was kept of them is then another.
_FORM = "1"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "xlsx": _SHEET}


def api_routes() -> list[BaseRoute]:
    """One address a form, and that of their columns."""
    return [
        Route("/api/figures.schema.json", run_in_thread(_told(_schema))),
        *(Route(f"/api/figures.{kind}", run_in_thread(_told(_figures))) for kind in _KINDS),
        # Else Streamlit would answer with its page.
        Route("/api/{rest:path}", run_in_thread(_no_address)),
    ]


def _told(answer: Callable[[Request], Response]) -> Callable[[Request, FormData], Response]:
    """The answer; what cannot be given is told in JSON, in both languages."""

    def tell(request: Request, _form: FormData) -> Response:
        try:
            return answer(request)
        except BadParameter as why:
            expected = _words(f"api.expected.{why.expected}", **why.details)
            return _refused(400, "parameter", place=why.place, found=why.found, expected=expected)
        except Nobody:
            return _refused(401, "nobody")
        except Outside as why:
            return _refused(403, f"outside.{why.code}")
        except Fault:
            # What is wrong stands in the log of the store's own faults, not before everybody.
            return _refused(503, "store_away")

    return tell


def _no_address(_request: Request, _form: FormData) -> Response:
    return _refused(404, "no_address")


def _schema(request: Request) -> Response:
    pairs = request.query_params.multi_items()
    require_someone(visitor(request), _named_link(pairs))
    read_link(pairs)
    return JSONResponse(table_schema(), headers=_PRIVATE)


def _figures(request: Request) -> Response:
    pairs, kind = request.query_params.multi_items(), request.url.path.rpartition(".")[2]
    person = require_someone(visitor(request), _named_link(pairs))
    asked = read_query(pairs)
    held = hold(asked, person, records_of(request))
    store = store_of(request)
    edition = edition_of(held, store.edition())
    catalogue = catalogue_at(store, edition)
    wanted = _wanted(held.query, edition, catalogue)
    headers = {**_PRIVATE, "ETag": _etag(kind, wanted, store), "X-Edition": str(edition)}
    if _is_kept(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    lines, total = read_lines(store, catalogue, wanted)
    headers["X-Total-Count"] = str(total)
    if wanted.offset + len(lines) < total and lines:
        pinned = None if held.share else edition
        headers["Link"] = f'<{_next_page(request, asked, pinned)}>; rel="next"'
    return _file(kind, lines, wanted, total, headers)


def _named_link(pairs: Sequence[tuple[str, str]]) -> int:
    """The link of an address that may be wrong elsewhere: who asks is known before what they ask for."""
    return read_link([pair for pair in pairs if pair[0] == "link"])


def _wanted(query: Query, edition: int, catalogue: Catalogue) -> Wanted:
    for code in query.indicators:
        if code not in catalogue.indicators:
            raise BadParameter("indicator", code, "indicator")
    units = _units(query, catalogue)
    return Wanted(units, query.period, query.indicators, edition, query.limit, query.offset)


def _units(query: Query, catalogue: Catalogue) -> tuple[str, ...]:
    """The keys of the units that held a code: in the period, or ever where none is named."""
    try:
        if query.period is not None:
            return (catalogue.unit(query.unit, query.period).key,)
        return tuple(one.key for one in catalogue.by_code[query.unit])
    except (NotKnown, KeyError):
        raise BadParameter("unit", query.unit, "unit") from None


def _etag(kind: str, wanted: Wanted, store: Store) -> str:
    """The mark of an answer: an edition never changes, nor does what is asked of it.

    Another store, or one restored from a backup, may give the same number to another edition.
    """
    made = [(event.at, event.kind, event.sha256) for event in store.events([wanted.edition])]
    said = json.dumps([_FORM, kind, asdict(wanted), made], sort_keys=True)
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def _is_kept(said: str, etag: str) -> bool:
    """Whether If-None-Match names the mark; a server before this one that packs answers makes it weak."""
    marks = {mark.strip().removeprefix("W/") for mark in said.split(",")}
    return etag in marks or "*" in marks


def _next_page(request: Request, asked: Query, edition: int | None) -> str:
    """The address of the next page, of this very edition; None where a link decides on it."""
    given = dict(request.query_params.multi_items())
    if edition is not None:
        given["at"] = str(edition)
    given |= {"limit": str(asked.limit), "offset": str(asked.offset + asked.limit)}
    # Commas may stand in a query as they are, and are read more easily so.
    return f"{request.url.path}?{urlencode(given, safe=',')}"


def _file(
    kind: str, lines: Sequence[Line], wanted: Wanted, total: int, headers: Mapping[str, str]
) -> Response:
    if kind == "json":
        about = {"edition": wanted.edition, "total": total, "limit": wanted.limit, "offset": wanted.offset}
        return JSONResponse({**about, "figures": json_rows(lines)}, headers=headers)
    content = csv_file(lines) if kind == "csv" else workbook_file(lines)
    name = {"Content-Disposition": f'attachment; filename="figures-{wanted.edition}.{kind}"'}
    return Response(content, media_type=_KINDS[kind], headers={**headers, **name})


def _refused(status: int, key: str, **details: Any) -> Response:
    told = {"error": key, "message": _words(f"api.refused.{key}"), **details}
    headers = {"Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(told, status, headers=headers)


def _words(key: str, **details: object) -> dict[str, str]:
    return {lang: t(key, lang, **details) for lang in LANGUAGES}
