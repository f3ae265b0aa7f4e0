"""The FAQ file: from bytes to a checked model, or every problem with its line and column."""
