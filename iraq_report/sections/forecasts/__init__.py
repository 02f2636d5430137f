"""Section "forecasts": what the report expected, by when, and what came of it."""
