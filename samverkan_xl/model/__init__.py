"""What things are: cells, fields, rules, one module per sheet, findings."""
