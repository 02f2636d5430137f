"""What leaves the book: charts as slides, pictures, tables and embeds, each from the one definition of a figure."""
