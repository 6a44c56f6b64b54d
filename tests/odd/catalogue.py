"""The catalogue of faulty books: one line for each thing that senders do."""

from __future__ import annotations

from catalogue_formats import FORMATS
from catalogue_found import FOUND
from catalogue_identity import IDENTITY
from catalogue_preflight import PREFLIGHT
from catalogue_privacy import PRIVACY
from catalogue_repairs import REPAIRS
from catalogue_values import VALUES

ODD = (*PREFLIGHT, *FORMATS, *REPAIRS, *VALUES, *IDENTITY, *PRIVACY, *FOUND)
