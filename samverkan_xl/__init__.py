"""Municipal workbooks out, one county report home: the first step of local crime-prevention cooperation, in Excel."""

__version__ = "0.1.0"
