"""What kinds of offices have in common and need not write: the one place where their own words stand."""

from lkj.model.presets.kpu import DOKUMEN

__all__ = ["DOKUMEN"]
