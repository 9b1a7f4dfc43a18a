"""A pytest plugin: the run ends by saying how many notebook cells had an output compared.

nbval passes a cell that it did not look at just as it passes one that it compared:
pictures in PNG, widget views, cells stored without an execution count, and cells
that a tag or a comment exempts. So a green run says little without this count.
"""

from collections import Counter

import pytest
from nbval.plugin import IPyNbCell


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Write on the report of a notebook cell what was done with it; with xdist, reports alone travel."""
    report = yield
    if call.when == "call" and isinstance(item, IPyNbCell):
        report.user_properties.append(("nbval", what_was_done(item, call.excinfo)))
    return report


def what_was_done(item, failure):
    """Tell whether nbval exempted a cell, compared an output of it, or neither."""
    if item.options["skip"] or item.options["check_exception"] or not item.options["check"]:
        return "exempted"
    broke_off = failure and "outputs differ" not in str(failure.value)
    kinds = {kind for output in item.cell.outputs for kind in output.get("data", ["text"])}
    return "compared" if kinds - set(item.parent.skip_compare) and not broke_off else "not compared"


def pytest_terminal_summary(terminalreporter):
    """Print the count, unless no notebook cell has run; warnings are reports without properties."""
    reports = [report for group in terminalreporter.stats.values() for report in group]
    notes = [note for report in reports for note in getattr(report, "user_properties", [])]
    count = Counter(what for name, what in notes if name == "nbval")
    if count:
        line = f"{count['compared']} of {count.total()} code cells had an output compared"
        terminalreporter.write_line(f"nbval: {line}; {count['exempted']} exempted")
