"""Section "contractors": who worked at the bases, for how much money, when they left, and what hit them."""
