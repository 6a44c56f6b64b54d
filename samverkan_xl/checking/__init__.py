"""A grid to a submission: sheets and columns found, cells read, rules run, privacy guarded."""
