"""A record that is served, asked in the program itself or by a browser.

`client` asks the application without a network; `serve` starts the command on a port of its own;
`browser_page` is a page of the machine's Chromium, which reaches nothing but this machine. Where
there is no Chromium the tests that need it are skipped, and fail where the environment says
ONRECORD_BROWSER=required, as CI does.
"""

import contextlib
import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from looking import DESKTOP, NOW
from serving import serving
from starlette.testclient import TestClient

from onrecord import pipeline
from onrecord.record import Record
from onrecord.web import LocalDoor, ServeSettings, create_app

ROOT = Path(__file__).parents[2]

REFUSALS = (409, 422, 503)
"""Answers that a page shows like any other, though the browser calls them errors."""


@pytest.fixture(scope="session")
def story(tmp_path_factory):
    """The record of the example story; not to be written to."""
    place = tmp_path_factory.mktemp("story") / "record.db"
    with Record.open(place) as record, contextlib.chdir(ROOT):  # pages say where they come from
        for _ in pipeline.add(["examples/pages"], record, clock=lambda: NOW):
            pass
        for _ in record.settle(clock=lambda: NOW):
            pass
    return place


@pytest.fixture
def place(story, tmp_path):
    """A record of the example story of the test's own."""
    copied = tmp_path / "record.db"
    with Record.open(story):  # what lies beside the file is written into it
        pass
    shutil.copy(story, copied)
    return copied


@pytest.fixture
def connect():
    """Settings -> a client of the application with them."""
    with contextlib.ExitStack() as stack:

        def connected(settings, **options):
            app = create_app(settings)
            return stack.enter_context(TestClient(app, base_url="http://127.0.0.1:8017", **options))

        yield connected


@pytest.fixture
def client(connect, place):
    """A client on loopback, of a record of the test's own."""
    return connect(ServeSettings(place=str(place), door=LocalDoor("Mira Oss")))


@pytest.fixture
def serve():
    """A record's place, options, environment -> the address at which the command serves it."""
    with serving() as served:
        yield served


@pytest.fixture(scope="session")
def story_address(story):
    """Where the record of the example story is served; not to be written to."""
    with serving() as served:
        yield served(story)


@pytest.fixture(scope="session")
def chromium():
    """The machine's Chromium, or a reason to skip."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("ONRECORD_BROWSER") == "required":
            pytest.fail("there is no Chromium: install the package `chromium`")
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium):
    """Options -> a page of the browser that has them; it may ask this machine only.

    A page that writes an error into the browser's console fails the test.
    """
    contexts, complaints = [], []

    def listen(message):
        is_answer = any(f"status of {status}" in message.text for status in REFUSALS)
        if message.type == "error" and not is_answer:
            complaints.append(f"console: {message.text}")

    def opened(*, scripts=True, viewport=DESKTOP, **options):
        context = chromium.new_context(java_script_enabled=scripts, viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()

        def watch(request):
            if urlsplit(request.url).hostname not in ("127.0.0.1", None):
                complaints.append(f"asks another host: {request.url}")

        page.on("request", watch)
        page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
        page.on("console", listen)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, complaints
