"""Other people's files into common events: ACLED, UCDP GED, GTD, and our own layout."""
