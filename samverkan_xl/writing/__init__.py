"""Values to workbooks: the municipal workbook and the county report."""
