"""What must hold across files: one small generator function per rule, one stable code each."""

from lkj.check.rules.jalankan import check_year
from lkj.check.rules.templat import check_made, check_templates

__all__ = ["check_made", "check_templates", "check_year"]
