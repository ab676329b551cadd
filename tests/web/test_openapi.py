"""What the description of the API says holds, whatever is asked."""

import contextlib
import shutil

import pytest
import schemathesis
from fastapi.responses import HTMLResponse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode, checks
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.record import Record, SaidQuery
from onrecord.web import LocalDoor, ServeSettings, create_app
from onrecord.web.routes import ROUTERS

CHECKS = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 6
"""Of each address and way of asking: they find what is wrong by kind."""

AS_A_FILE = "/overview/preview"
"""A page that is a file of its own, whose twin is the same file as JSON."""

UNPACED = 1_000_000
DESCRIPTION = create_app(ServeSettings(place="nowhere")).openapi()
OPERATIONS = [
    f"{method.upper()} {path}" for path, way in DESCRIPTION["paths"].items() for method in way
]


@pytest.fixture(scope="module")
def fuzzed(story, tmp_path_factory):
    """A record of these tests' own."""
    place = tmp_path_factory.mktemp("fuzzed") / "record.db"
    with Record.open(story):  # what lies beside the file is written into it
        pass
    shutil.copy(story, place)
    return place


@pytest.fixture(scope="module")
def operations(fuzzed):
    """What may be asked, by its name; nobody is told to slow down."""
    app = create_app(
        ServeSettings(
            place=str(fuzzed),
            door=LocalDoor("Mira Oss"),
            hosts=("testserver",),
            reads_per_minute=UNPACED,
            writes_per_minute=UNPACED,
        )
    )
    schema = schemathesis.openapi.from_dict(DESCRIPTION)
    schema.app = app
    with asgi.get_client(app):
        yield {one.ok().label: one.ok() for one in schema.get_all_operations()}


@pytest.fixture(scope="module")
def known(fuzzed):
    """Values of parameters that lead to something."""
    with Record.open(fuzzed) as record:
        match = record.search(SaidQuery(), limit=1).matches[0]
        reading = record.reading_of(match.statement.id)
        actor = next(m.actor for m in record.said(SaidQuery()) if m.actor)
    return {
        "id": reading.article.id,
        "article": reading.article.id,
        "name": reading.article.outlet,
        "statement": match.statement.id,
        "statement_id": match.statement.id,
        "actor_id": actor.id,
    }


@pytest.mark.parametrize("label", OPERATIONS)
@pytest.mark.parametrize("way", ["as it should be", "as it should not be", "of what there is"])
def test_every_answer_is_as_described(operations, known, label, way):
    operation = operations[label]
    mode = GenerationMode.NEGATIVE if way == "as it should not be" else GenerationMode.POSITIVE
    fixed = {}
    if way == "of what there is":
        for place in ("path_parameters", "query"):
            names = {one.name for one in getattr(operation, place)}
            found = {name: value for name, value in known.items() if name in names}
            fixed |= {place: found} if found else {}
        if not fixed:
            return

    @given(case=operation.as_strategy(mode, **fixed))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    def asked(case):
        case.call_and_validate(checks=CHECKS)

    with contextlib.suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
        asked()


def described():
    """Route and description of all that the API has."""
    for router in ROUTERS:
        for route in router.routes:
            if route.include_in_schema:
                for method in route.methods:
                    yield route.path, DESCRIPTION["paths"][route.path][method.lower()]


def test_every_part_of_the_api_says_what_it_is_for():
    for path, operation in described():
        assert operation["summary"], path
        answers = operation["responses"]
        success = [status for status in answers if status.startswith(("2", "3"))]
        assert success, path
        for status in success:
            told = answers[status].get("content", {}).get("application/json", {})
            assert told.get("schema") or not path.endswith(".json"), (path, status)


def test_every_page_has_its_twin():
    """A page that is looked at has the same as JSON; what leads elsewhere has none."""
    routes = [route for router in ROUTERS for route in router.routes]
    paths = {route.path for route in routes}
    pages = [route.path for route in routes if route.response_class is HTMLResponse]
    assert len(pages) > 10
    for path in pages:
        twin = "/index.json" if path == "/" else f"{path}.json"
        assert twin in paths | {f"{AS_A_FILE}.json"}, path
        assert twin in DESCRIPTION["paths"] or path == AS_A_FILE, path
