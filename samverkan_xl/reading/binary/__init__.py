"""The binary forms, .xls and .xlsb: record by record, for what the parser of values does not tell."""
