"""Methods: what is computed, by which convention, and what do the words mean?"""

from lib.ui import frame, method_views

text = frame.open_page("methods")
method_views.sections(text)
method_views.glossary(text)
