"""The button: the open consolidation workbook, through xlwings. Nothing here is known to the rest of the product."""

from samverkan_xl.live.doors import attach, konsolidera

__all__ = ["attach", "konsolidera"]
