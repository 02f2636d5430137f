"""Section "attacks": what was attacked, when, with what, and how far the list of attacks can carry a claim."""
