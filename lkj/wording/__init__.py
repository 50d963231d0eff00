"""Numbers, methods and comparisons in the words of the report."""
