"""Methods: what is computed, by which convention, and what do the words mean?"""

from lib.ui.frame import frame
from lib.ui.views import method_views

text = frame.open_page("methods")
method_views.sections(text)
method_views.glossary(text)
