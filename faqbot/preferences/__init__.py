"""What a person prefers: from the command line, the environment, and two files."""
