"""Measuring an FAQ on labelled questions."""
