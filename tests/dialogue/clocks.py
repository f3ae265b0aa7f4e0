"""A tiny FAQ, and questions of every kind for it."""

CLOCKS = """
title: Clocks
entries:
  - id: winding
    question: How do I wind the clock?
    answer: With the key.
  - id: cleaning
    question: How do I clean the glass?
    answer: With a soft cloth.
"""
QUESTIONS = ["how do i wind the clock", "clean glas", "wind it, and clean it", "zebra", ""]
