"""The ledger: every checkable statement of the report, decided anew in every run from the tables."""
