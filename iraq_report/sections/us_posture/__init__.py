"""The US posture: who is in Iraq, what was said and agreed about leaving, and what came of it."""
