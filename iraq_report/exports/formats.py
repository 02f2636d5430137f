"""The formats in which a figure can go out."""

PICTURES = ("svg", "png", "pdf")  # a browser draws them
FORMATS = (*PICTURES, "csv", "json", "html", "pptx")
