"""The look and language of every chart: theme, chart kinds, text alternative, the Figure record."""
