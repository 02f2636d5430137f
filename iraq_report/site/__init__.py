"""The site: what Jupyter Book is given, the files beside its pages, and how the result is published."""
