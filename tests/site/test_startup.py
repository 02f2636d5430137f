"""What a build skips at its start."""

import subprocess
import sys


def test_notebooks_can_be_read_without_the_grammar_of_addresses():
    code = (
        "from iraq_report.site.startup import skip_address_grammar; skip_address_grammar()\n"
        "import jsonschema, nbformat, sys\n"
        "nbformat.validate(nbformat.v4.new_notebook())\n"
        "assert 'lark' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
