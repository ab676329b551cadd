"""`python -m onrecord`: the command without its script."""

from onrecord.cli import main

main()
