"""What axe-core finds wrong on a page, in what is ours."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# (rule, part of the element's HTML): why it is not ours to mend
STREAMLITS_OWN = {
    (
        "presentation-role-conflict",
        'data-testid="stFileUploaderDropzone"',
    ): "the uploader's drop zone is presentational and yet has a name; its button has both too",
}


def violations(page: Page) -> list[str]:
    """Each violation as "rule: what is wrong, element", without those that are Streamlit's own."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {' '.join(node['failureSummary'].split())} {node['html']}"
        for rule in found
        for node in rule["nodes"]
        if not _is_streamlits(rule["id"], node["html"])
    ]


def _is_streamlits(rule: str, html: str) -> bool:
    return any(rule == name and part in html for name, part in STREAMLITS_OWN)
