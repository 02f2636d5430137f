"""The edition on paper: the pages of the built site as one tagged PDF."""
