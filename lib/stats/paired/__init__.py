"""The same people twice: tests, effects and intervals of their changes."""
