"""The county report: a module for each kind of sheet, and what they share."""
