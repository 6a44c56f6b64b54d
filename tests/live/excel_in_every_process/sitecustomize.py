"""Found by every Python that is started with this folder on its path: gives it an Excel, and leaves its code untouched."""

import os

if "SAMVERKAN_TEST_BOOK" in os.environ:
    import openpyxl_engine

    openpyxl_engine.register_from_environment()
