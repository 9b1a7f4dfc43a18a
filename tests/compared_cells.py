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
    is_compared = item.cell.execution_count and parts(item.cell.outputs) - set(item.parent.skip_compare)
    return "compared" if is_compared and not broke_off else "not compared"


def parts(outputs):
    """Return the names under which nbval compares what a cell has put out."""
    return {name for output in outputs for name in output.get("data", ["text"])}


def pytest_terminal_summary(terminalreporter):
    """Print the count, unless no notebook cell has run."""
    reports = [report for group in terminalreporter.stats.values() for report in group]
    count = Counter(value for report in reports for value in properties(report))
    if count:
        line = f"{count['compared']} of {count.total()} code cells had an output compared"
        terminalreporter.write_line(f"nbval: {line}; {count['exempted']} exempted")


def properties(report):
    """Return what was written on a report about a notebook cell; warnings are reports without properties."""
    return [value for name, value in getattr(report, "user_properties", []) if name == "nbval"]
