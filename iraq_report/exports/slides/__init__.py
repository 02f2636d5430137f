"""Charts as PowerPoint's own objects: charts with their data sheet, named shapes, text boxes."""
