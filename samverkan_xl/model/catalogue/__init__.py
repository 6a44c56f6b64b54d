"""The one catalogue of Swedish sentences: what a finding's code says to the people who can mend it.

One module per subject holds the sentences, each with a short form for the panel in the workbook, a fault and a remedy;
`telling` fills them in.
"""

from __future__ import annotations

from samverkan_xl.model.catalogue.sentences import SENTENCES
from samverkan_xl.model.catalogue.telling import fault_and_remedy, message, sentence, short
from samverkan_xl.model.catalogue.wording import Sentence

__all__ = ["SENTENCES", "Sentence", "fault_and_remedy", "message", "sentence", "short"]
