"""What an edition was made with."""

from iraq_report.site.versions import code_hash


def project(root):
    for name in ("iraq_report/sections/attacks/measures.py", "iraq_report/site/head.py", "notebooks/attacks.ipynb"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("x")
    return root


def changed(root, name):
    """Whether a change of a file is a change of the code that computes."""
    before = code_hash(root)
    (root / name).write_text("y")
    return code_hash(root) != before


def test_code_that_computes_is_told_from_code_that_makes_pages(tmp_path):
    root = project(tmp_path)
    assert changed(root, "iraq_report/sections/attacks/measures.py")
    assert changed(root, "notebooks/attacks.ipynb")
    assert not changed(root, "iraq_report/site/head.py")
