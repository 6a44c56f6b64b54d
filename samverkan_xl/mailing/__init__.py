"""The journeys of the mail: what is to go out is prepared, and then laid ready as drafts or sent."""
