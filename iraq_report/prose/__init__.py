"""Numbers in sentences: computed, formatted in one way, kept as facts."""
