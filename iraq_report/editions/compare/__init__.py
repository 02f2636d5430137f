"""What differs between two builds: two records in, a comparison out, and its text."""
