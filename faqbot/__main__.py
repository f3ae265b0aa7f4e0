"""`python -m faqbot` is the command `faqbot`."""

from faqbot.cli import run

if __name__ == "__main__":
    run()
