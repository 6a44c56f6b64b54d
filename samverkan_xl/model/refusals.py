"""Refusals: what this program will not do, each with its Swedish sentence and the way out.

What a municipality typed is never a refusal; that becomes a finding. Refusals are caught at the doors only.
"""


class Refusal(Exception):  # noqa: N818  # it is a refusal, not an error: the sentence says why and what to do
    """Something that could not be done; `str(refusal)` is one Swedish sentence that says why and what to do."""
