"""What is said of a letter once its parts are sorted: what else it holds, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samverkan_xl.mail.inbox.letters import Opened, Remark
from samverkan_xl.mail.inbox.sorting import Sorting

_NAMED_AT_MOST = 5


def about_contents(opened: Opened, sorting: Sorting, inner: int) -> Iterator[Remark]:
    """Tell what else the letter holds, and what it lacks."""
    names, hosts = [name for name, _ in sorting.others], ", ".join(_hosts(opened, sorting))
    if inner:
        yield Remark("bar-brev", {"antal": "ett brev" if inner == 1 else f"{inner} brev"})
    if sorting.calendars:
        yield Remark("kalender", {"namn": _listed(sorting.calendars)})
    if sorting.books:
        yield from (Remark("vilseledande-namn", {"namn": one.name}) for one in sorting.books if one.misleading)
        if hosts:
            yield Remark("lank-ocksa", {"värd": hosts})
    elif hosts:
        yield Remark("lank-i-stallet", {"värd": hosts})
    elif names and not opened.answers_for_itself:
        yield Remark("ingen-arbetsbok", {"namn": _listed(names)})
    elif not (inner or sorting.remarks or opened.remarks or sorting.calendars or opened.answers_for_itself):
        yield Remark("ingen-bilaga")
    if names and (sorting.books or hosts):
        yield Remark("andra-bilagor", {"namn": _listed(names)})


def _hosts(opened: Opened, sorting: Sorting) -> list[str]:
    return list(dict.fromkeys((*opened.links, *sorting.links)))[:_NAMED_AT_MOST]


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED_AT_MOST
    return ", ".join(names[:_NAMED_AT_MOST]) + (f" och {more} till" if more > 0 else "")


def distinct(said: Iterable[Remark]) -> tuple[Remark, ...]:
    """Give what is said, each thing once."""
    return tuple({(one.code, *one.facts.values()): one for one in said}.values())
