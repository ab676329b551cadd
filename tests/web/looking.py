"""Who looks, when and on what, and what every page must be like for it."""

from datetime import UTC, datetime

from axe_playwright_python.sync_playwright import Axe

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
"""When the example was read."""

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

AXE_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    }
}


def let_scripts_begin(page):
    """Wait for htmx, which begins in a task of its own: that may come after the page is loaded."""
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve))")


def assert_accessible(page):
    """No rule of axe for WCAG 2.1 AA, or for good practice, finds anything."""
    found = Axe().run(page, options=AXE_RULES)
    assert found.violations_count == 0, found.generate_report()


def assert_fits(page):
    """Nothing stands out of the page to the right."""
    width, wanted = page.evaluate(
        "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
    )
    assert wanted <= width, f"{wanted} px are wanted, {width} are there"
