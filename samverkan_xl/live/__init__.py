"""The button: the open consolidation workbook, through xlwings. Nothing here is known to the rest of the product."""

from samverkan_xl.live.doors import attach, konsolidera
from samverkan_xl.live.pressing import NOT_AT_ALL

__all__ = ["NOT_AT_ALL", "attach", "konsolidera"]
