"""`python -m lkj` does what `lkj` does."""

import sys

if not sys.flags.safe_path:
    # The working folder, which may be a stranger's: no module of it is imported. lkj itself is found by now.
    del sys.path[0]

from lkj.cli import main

main()
