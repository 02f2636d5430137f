"""An edition: the notebooks run with one set of parameters, under one name."""
