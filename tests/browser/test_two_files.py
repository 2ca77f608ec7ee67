"""Two files dropped at once, and cells pasted from a spreadsheet, in a real browser."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from lib.text.words import load
from tests.browser.journey import EN, PATIENCE, answered, figures, headline, use, visit

ID = load("id")
PRE = b"NIM,Nilai\n" + b"".join(f"21{n:02},{50 + n}\n".encode() for n in range(1, 10))
POST = b"NIM,Nilai\n" + b"".join(f"21{n:02},{58 + n}\n".encode() for n in range(9, 1, -1))
FILES = [
    FilePayload(name="nilai post.csv", mimeType="text/csv", buffer=POST),
    FilePayload(name="nilai pre.csv", mimeType="text/csv", buffer=PRE),
]
# as Excel copies it: rows end in \r\n, a break inside a cell is \n, quotation marks are doubled
CELLS = "kode\tcatatan\tskor sebelum\tskor sesudah\r\n" + "".join(
    f'P{n}\t"pusing\n""ringan"""\t{n},5\t{n + 2},5\r\n' for n in range(1, 8)
)
PASTE = """(text) => {
  const copied = new DataTransfer();
  copied.setData("text/plain", text);
  const event = { clipboardData: copied, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
}"""


def test_two_files_dropped_at_once_are_joined_and_answered(page: Page):
    visit(page, "/data")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(FILES)
    join = page.get_by_role("button", name=EN("answer.join", first="nilai pre.csv"))
    expect(join).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name=EN("data.use"))).to_have_count(0)
    join.click()
    use(page)
    expect(figures(page)).to_contain_text("p = .008")  # 2 / 2^8
    expect(headline(page)).to_contain_text("by 8")


def test_cells_pasted_on_the_page_are_opened_as_a_file(page: Page):
    visit(page, "/data?lang=id")
    page.evaluate(PASTE, CELLS)
    expect(page.get_by_text(ID("data.pasted"), exact=True)).to_be_visible(timeout=PATIENCE)
    answered(page)
    expect(page.get_by_test_id("stMain")).to_contain_text(ID("data.pairs", n=7))


def test_words_pasted_into_a_field_stay_there(page: Page):
    visit(page, "/data")
    page.get_by_text(EN("data.paste"), exact=True).click()
    field = page.get_by_label(EN("data.paste_cells"))
    field.focus()
    page.evaluate(PASTE, CELLS)
    expect(field).to_be_visible()
    expect(page.get_by_text(EN("data.pasted"), exact=True)).to_have_count(0)
