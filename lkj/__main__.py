"""`python -m lkj` does what `lkj` does."""

from lkj.cli import main

main()
