"""What a build skips at its start."""

import subprocess
import sys

CODE = """
from iraq_report.site.startup import skip_address_grammar
skip_address_grammar()
import nbformat, sys
nbformat.validate(nbformat.v4.new_notebook())
print("lark" in sys.modules)
"""


def test_notebooks_can_be_read_without_the_grammar_of_addresses():
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
