"""Error pages are calm, say what to do next and always lead to 999, even with no request to draw from."""

import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize(
    "page", ["400.html", "403.html", "403_csrf.html", "404.html", "405.html", "500.html"]
)
def test_an_error_page_leads_to_999(page):
    html = render_to_string(page)
    assert 'href="/danger"' in html
    assert "Ring 999 first" in html
    assert "<h1" in html


def test_somebody_refused_is_told_that_outside_help_needs_no_permission():
    assert "never need anybody’s permission" in render_to_string("403.html")
