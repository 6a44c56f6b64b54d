"""What goes with letters: the list to mail from, and the register of the inbox."""
