"""What of an edition may go out, by the terms of its sources: tables, figures, sentences, and the search for leaks."""
