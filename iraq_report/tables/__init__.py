"""What a table is: schemas, reading, checking, the data package and the source list."""
