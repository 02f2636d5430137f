"""A 2021 report on militia attacks on the US presence in Iraq, re-done as software."""
