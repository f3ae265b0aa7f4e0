"""What a shell and a manual reader need to know of the command line."""
