"""The report as one web page: a single HTML file that asks nothing of the network."""

from lkj.publish.web.explained import Explanation
from lkj.publish.web.overview import Overview
from lkj.publish.web.page import page

__all__ = ["Explanation", "Overview", "page"]
