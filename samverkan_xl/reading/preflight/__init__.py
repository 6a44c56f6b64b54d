"""Pre-flight: what a file holds is looked over, within bounds, before any parser may have it."""
