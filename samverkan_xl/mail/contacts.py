"""Contacts: who gets each municipality's mail, from a list whose columns are found by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samverkan_xl.checking.privacy import masked_cell
from samverkan_xl.checking.titles import plain_cell
from samverkan_xl.mail.addresses import MailAddress, read_addresses
from samverkan_xl.mail.contact_table import ContactTable, only_table
from samverkan_xl.mail.contact_titles import CODE, COPY, NAME, TO
from samverkan_xl.mail.faults import Fault, quoted
from samverkan_xl.mail.naming import NamedBy, named_municipality
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import CellFault, Grid
from samverkan_xl.reference.municipalities import Municipality


@dataclass(frozen=True, slots=True)
class Contact:
    """Who gets one municipality's mail, and where in the list that stands."""

    municipality: Municipality
    to: tuple[MailAddress, ...]
    copies: tuple[MailAddress, ...]
    name: str
    where: str

    def goes_where(self, other: Contact) -> bool:
        """Tell whether two contacts are one and the same, told twice."""
        return _bare(self.to) == _bare(other.to) and _bare(self.copies) == _bare(other.copies)


def _bare(addresses: tuple[MailAddress, ...]) -> frozenset[str]:
    return frozenset(one.address.casefold() for one in addresses)


@dataclass(slots=True)
class ContactList:
    """The contacts by municipality code, and what is to be said about the list."""

    contacts: dict[str, Contact] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)
    """Municipalities that the list names, be it in a row with a fault: they are not told of twice."""


def read_contacts(sheets: Sequence[Grid], file: str) -> ContactList:
    """Read the list, every row of it; faults become values. A sheet without a name is a text file's."""
    table = only_table(sheets, file)
    found = ContactList()
    for row in range(table.header + 1, len(table.grid.rows) + 1):
        _read_row(table, row, found)
    found.notices.extend(_about_unread(table))
    return found


def _about_unread(table: ContactTable) -> Iterator[Fault]:
    for column in table.unread:
        title = quoted(shown_raw(table.grid.value(table.header, column)))
        said = f"Kolumnen {title} har adresser som inte läses. Ska de ha brevet, kalla kolumnen E-post eller Kopia."
        yield Fault(table.where(table.header, column), said)


def _read_row(table: ContactTable, row: int, found: ContactList) -> None:
    begun = len(found.faults)
    found.faults.extend((*_cell_faults(table, row), *_stray_addresses(table, row)))
    if not any(table.first(row, title) for title in (CODE, NAME, TO, COPY)):
        return
    to, copies = _read_cells(table, row, TO, found), _read_cells(table, row, COPY, found)
    named = named_municipality(table.first(row, CODE), table.first(row, NAME))
    _tell(table, row, named, found)
    if named.municipality is None:
        return
    found.mentioned.add(named.municipality.code)
    if not to and len(found.faults) == begun:
        said = f"{named.municipality.name} saknar e-postadress. Skriv en adress i kolumnen E-post."
        found.faults.append(Fault(table.where(row, table.columns[TO][0]), said))
    if len(found.faults) == begun:
        kept = tuple(one for one in copies if one.address.casefold() not in _bare(to))
        _keep(Contact(named.municipality, to, kept, table.greeted(row), table.where(row)), found)


def _tell(table: ContactTable, row: int, named: NamedBy, found: ContactList) -> None:
    if named.fault:
        is_remark = not any(table.first(row, title) for title in (TO, COPY))
        way = " Är raden bara en anteckning kan den tas bort." if is_remark else ""
        found.faults.append(Fault(table.where(row), f"{named.fault}{way}"))
    if named.notice:
        found.notices.append(Fault(table.where(row), named.notice))


def _cell_faults(table: ContactTable, row: int) -> Iterator[Fault]:
    """Tell of formulas that show no value, and of personal identity numbers, in the columns that are read."""
    for column in sorted(column for columns in table.columns.values() for column in columns):
        raw = table.grid.value(row, column)
        if isinstance(raw, CellFault):
            said = f"Cellen visar {raw.value}. Skriv värdet självt i stället för formeln."
            yield Fault(table.where(row, column), said)
        elif masked_cell(raw) != raw:
            said = (
                f"{quoted(shown_raw(raw))} ser ut som ett personnummer. Ta bort det; i listan behövs inga personnummer."
            )
            yield Fault(table.where(row, column), said)


def _stray_addresses(table: ContactTable, row: int) -> Iterator[Fault]:
    """Tell of addresses in columns without a title: there they land when a list of them has been parted by mistake."""
    for column, raw in enumerate(table.grid.rows[row - 1], 1):
        if isinstance(raw, str) and "@" in raw and not plain_cell(table.grid.value(table.header, column)):
            said = f"{quoted(raw)} står i en kolumn utan rubrik. Skriv flera adresser i samma cell, inom citattecken."
            yield Fault(table.where(row, column), said)


def _read_cells(table: ContactTable, row: int, title: str, found: ContactList) -> tuple[MailAddress, ...]:
    addresses: dict[str, MailAddress] = {}
    for column, text in table.cells(row, title):
        good, faults = read_addresses(text)
        addresses |= {one.address.casefold(): one for one in good if one.address.casefold() not in addresses}
        found.faults.extend(Fault(table.where(row, column), said) for said in faults)
    return tuple(addresses.values())


def _keep(contact: Contact, found: ContactList) -> None:
    whose = contact.municipality
    earlier = found.contacts.setdefault(whose.code, contact)
    if earlier is contact:
        return
    if earlier.goes_where(contact):
        found.notices.append(
            Fault(contact.where, f"{whose.name} står två gånger med samma adresser, och räknas en gång.")
        )
    else:
        said = (
            f"{whose.code} {whose.name} har redan en annan kontakt ({earlier.where}). Behåll en rad, med alla adresser."
        )
        found.faults.append(Fault(contact.where, said))
