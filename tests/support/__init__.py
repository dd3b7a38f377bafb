"""What tests share: builds, browsers, readers of the output, and the sources of libraries."""

import pytest

# So that a failing assert in these modules shows its values, as one in a test does.
pytest.register_assert_rewrite("support.builds", "support.pages", "support.readers")
