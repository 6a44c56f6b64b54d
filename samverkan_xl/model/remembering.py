"""Forms of texts that are asked for again and again, kept; but of no long texts, which fill the memory for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps

LONGEST = 500
"""A text longer than this is seldom asked about twice."""

Form = Callable[[str], str]


def remembered(most: int) -> Callable[[Form], Form]:
    """Keep the last forms of short texts; a form must depend on nothing but the text."""

    def keeping(form: Form) -> Form:
        known = lru_cache(maxsize=most)(form)

        @wraps(form)
        def answer(text: str) -> str:
            return known(text) if len(text) <= LONGEST else form(text)

        return answer

    return keeping
