"""The same people measured three or more times: tests over all times, changes from the first."""
