"""Data: which file, how is it read, and what was made of it?"""

from lib.ui.frame import frame
from lib.ui.opening import check_views, roles_form, upload
from lib.ui.views import data_views

text = frame.open_page("data")

data_views.heading(text)
opened = upload.uploader(text)
data_views.templates(text)
if opened is None:
    data_views.visit(text)
elif opened.refusal is not None:
    upload.refusal(opened.refusal, text)
    data_views.visit(text)
else:
    upload.understood(opened, text)
    roles_form.ask(opened, text)
    study = check_views.built(opened, text)
    if study is not None:
        check_views.preview(study, text)
        check_views.use(study, opened, text)
        check_views.record(study, opened, text)
    data_views.visit(text)
