"""The sheets of the municipal workbook, one module each."""
