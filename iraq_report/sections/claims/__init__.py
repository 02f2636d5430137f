"""The ledger as a page of its own: all statements of the report, their verdicts, and counts of them."""
