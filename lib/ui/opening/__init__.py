"""From a dropped file to a study."""
