"""What is known about Sweden: municipalities, counties, police regions, the calendar.

Two modules, `municipalities` and `calendar`; nothing here reads a clock or a file that a user sent.

Where the data come from (`data/`, UTF-8 with one header row, codes as text with their leading zeros):

* `kommuner.csv`: the 290 municipalities and 21 counties with their official codes; the base is CC0, from the project
  swedish-geodata, which has it from Statistics Sweden (SCB).
* `polisregion_lan.csv`: the seven police regions by county, from Brå, 2015.
* `lpo_kommun_ost.csv`: local police areas by municipality, for region Öst only (counties 04, 05 and 06). No other
  region is known here, and a local police area that is not known is `None`, never a guess.
* Holidays are no file of ours: they come from the library `holidays`.
"""
