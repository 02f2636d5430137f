"""Other people's files into common events, and these into tables: ACLED, UCDP GED, GTD, and our own layout."""
