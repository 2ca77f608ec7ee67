"""Data: which file, how is it read, and what was made of it?"""

from lib.ui.frame import frame
from lib.ui.opening import check_views, upload
from lib.ui.views import data_views

text = frame.open_page("data")

data_views.heading(text)
opened = upload.uploader(text)
if opened is None:
    data_views.templates(text)
elif opened.refusal is not None:
    upload.refusal(opened.refusal, text)
    data_views.templates(text)
else:
    check_views.check(opened, text)
data_views.visit(text)
