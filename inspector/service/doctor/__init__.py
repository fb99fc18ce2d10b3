"""Why a signature fails: whatever can be computed is computed, one family of mishaps in each module."""
