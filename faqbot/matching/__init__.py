"""From a question to ranked candidates with evidence."""
