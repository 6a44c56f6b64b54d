"""What a book carries besides the values of its cells, noted part by part; nothing is run, no link is followed."""
