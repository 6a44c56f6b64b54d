"""Submissions to a county: versions, figures, deadlines. Pure."""
