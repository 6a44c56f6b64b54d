"""The consolidation workbook: the sheet with the button, its tables, its places, and Hjälp."""
