"""Streamlit's own words, as it writes them, and the keys of ours.

"{}" stands for what differs: a label, a size, a value. Streamlit has no setting for its language.
"""

from __future__ import annotations

from lib.text.words import Text
from lib.ui import keys

WORDS: dict[str, keys.Control] = {
    # the drop area
    "Upload": "upload",
    "Browse files": "upload",
    "file upload": "upload",
    "Upload {}": "upload_for",
    "Drag and drop file here": "drag",
    "{} per file": "per_file",
    "File must be {} or smaller.": "too_large",
    "{} files are not allowed.": "not_allowed",
    # lists to choose from
    "Choose options": "choose_many",
    "Choose an option": "choose_one",
    "Select all": "select_all",
    "No options to select": "no_options",
    "No options to select.": "no_options",
    "No results": "no_results",
    "Open": "open",
    "Clear all": "clear_all",
    "Clear value": "clear",
    "Remove {}": "remove",
    "Selected values": "selected_values",
    # fields
    "Press Enter to apply": "press_enter",
    "Increment": "more",
    "Decrement": "less",
    "{} — start": "range_start",
    "{} — end": "range_end",
    "Help": "help",
    "Help for {}": "help_for",
    "Copy to clipboard": "copy",
    "Copied": "copied",
    # the search of a table of scores (Ctrl+F)
    "Type to search": "type_to_search",
    "Previous Result": "previous_result",
    "Next Result": "next_result",
    "Close Search": "close_search",
    # what stands around the page
    "Skip to main content": "skip",
    "Sidebar": "sidebar",
    "Collapse sidebar": "close_menu",
    "Expand sidebar": "open_menu",
    "Main menu": "app_menu",
    "Theme": "theme",
    "System": "theme_system",
    "Light": "theme_light",
    "Dark": "theme_dark",
    "Print": "print",
    "Record screen": "record_screen",
    "Made with Streamlit v": "made_with",
    "Copy version to clipboard": "copy_version",
    "Running...": "running",
    "Stop": "stop",
    "Stop script": "stop",
    "Close": "close",
}


def in_words(text: Text) -> dict[str, str]:
    """What Streamlit says to what is said instead; "{}" keeps its place."""
    return {theirs: text(keys.CONTROL(ours), it="{}") for theirs, ours in WORDS.items()}
