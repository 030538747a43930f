"""Bening: from a Zona Integritas decree to the WBK/WBBM predicate."""

__version__ = "0.1.0"
