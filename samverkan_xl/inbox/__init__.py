"""The journey of the inbox: letters in, every workbook in them laid in a folder, all of it listed."""
