"""The command line: arguments to journeys, journeys to Swedish text and an exit code.

0: nothing wrong. 1: errors were found. 2: it could not be done; one sentence on stderr says why and what to do.
"""

from samverkan_xl.cli.door import main

__all__ = ["main"]
