"""The municipal workbook: what is sent out to be filled in."""
