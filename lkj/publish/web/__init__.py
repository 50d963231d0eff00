"""The report as one web page: a single HTML file that asks nothing of the network."""

from lkj.publish.web.halaman import page
from lkj.publish.web.jelas import Explanation

__all__ = ["Explanation", "page"]
