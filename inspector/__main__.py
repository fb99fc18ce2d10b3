"""`python -m inspector` is the command `token-inspector`."""

import sys

from inspector.cli import main

sys.exit(main())
