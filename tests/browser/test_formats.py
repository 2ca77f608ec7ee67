"""The files that people have, from their bytes to the answer on the screen."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pyreadstat
import xlsxwriter
from playwright.sync_api import FilePayload, expect

from tests.browser.journey import (
    EN,
    answered,
    choose,
    drop,
    figures,
    headline,
    improved,
    selected,
    sidebar,
    turn_to,
    use,
    visit,
)
from tests.study.reading.test_reading_refusals import ole

ANY = "application/octet-stream"
PEOPLE = range(1, 9)


def workbook(**sheets: list[tuple[object, ...]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return out.getvalue()


def test_the_other_sheet_of_a_workbook_can_be_chosen(page):
    header = ("id", "pre", "post")
    rose = [(f"P{i}", i % 5, i % 5 + i) for i in PEOPLE]
    fell = [(f"P{i}", i % 5 + i, i % 5) for i in PEOPLE[:6]]
    two = workbook(Mothers=[header, *rose], Fathers=[header, *fell])
    visit(page, "/data")
    drop(page, FilePayload(name="two.xlsx", mimeType=ANY, buffer=two))
    page.get_by_text(EN("data.understood")).click()  # folded, because nothing need be changed
    choose(page, EN("data.sheet"), "Fathers")
    expect(page.get_by_text(EN("data.shape", n=6, columns=3))).to_be_visible()
    use(page)
    expect(improved(page)).to_contain_text("0 improved")


def test_several_rows_a_person_and_time_are_asked_about(page):
    rows = ["id,time,score"]
    for person in PEOPLE:
        for time, score in (("post", 9), ("pre", 1), ("pre", 2), ("pre", 6), ("post", 5)):
            rows.append(f"P{person},{time},{score + person}")
    visit(page, "/data")
    drop(page, FilePayload(name="long.csv", mimeType="text/csv", buffer="\n".join(rows).encode()))
    expect(page.get_by_role("button", name=EN("data.use"))).to_have_count(0)  # not in silence
    page.get_by_role("button", name=EN("answer.mean"), exact=True).click()
    answered(page)
    use(page)
    # the means are 3 before and 7 after
    expect(headline(page)).to_contain_text("by 4.0")


def test_an_spss_file_is_filtered_by_its_labels(page, tmp_path):
    path = tmp_path / "study.sav"
    frame = pd.DataFrame(
        {
            "resp": [f"R{i}" for i in PEOPLE],
            "jk": [1.0, 2.0] * 4,
            "v1": [float(i % 3) for i in PEOPLE],
            "v2": [float(i % 3 + i) for i in PEOPLE],
        }
    )
    pyreadstat.write_sav(
        frame,
        path,
        column_labels=["Respondent", "Jenis kelamin", "Skor sebelum", "Skor sesudah"],
        variable_value_labels={"jk": {1: "laki-laki", 2: "perempuan"}},
    )
    visit(page, "/data")
    drop(page, path)
    use(page)
    women = sidebar(page).get_by_role("button", name="perempuan")
    women.click()
    expect(selected(page, 4, total=8)).to_be_visible()
    expect(figures(page)).to_contain_text("p = .125")  # 2 / 2^4


def test_a_file_with_a_password_is_refused_and_the_old_study_stays(page):
    visit(page, "/data")
    drop(page, FilePayload(name="locked.xlsx", mimeType=ANY, buffer=ole("EncryptedPackage")))
    expect(page.get_by_text(EN("problem.file_encrypted"))).to_be_visible()
    expect(page.get_by_text(EN("data.old_stays"))).to_be_visible()
    turn_to(page, "dashboard")
    expect(figures(page)).to_contain_text("p < .001")


def test_a_file_of_400_000_people_is_answered(page, tmp_path):
    n = 400_000
    place = np.arange(n)
    before = place % 7
    after = before + np.where(place % 10 < 6, 1, -1)
    rows = {"id": place + 1_000_000, "side": np.array(["a", "b"])[place // 10 % 2]}
    path = tmp_path / "registry.csv"
    pd.DataFrame(rows | {"score_pre": before, "score_post": after}).to_csv(path, index=False)
    visit(page, "/data")
    drop(page, path)
    use(page)
    expect(improved(page)).to_contain_text("240,000 improved")
    sidebar(page).get_by_role("button", name="b", exact=True).click()
    expect(selected(page, n // 2, total=n)).to_be_visible()
