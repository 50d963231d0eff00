"""What must hold across files: one small generator function per rule, one stable code each."""

from lkj.rules.jalankan import check_year

__all__ = ["check_year"]
