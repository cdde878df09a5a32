"""Reports are read back as the tests of reports do."""

from carbonsink.tests.core.report.conftest import read_page  # noqa: F401
