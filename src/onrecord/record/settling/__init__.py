"""Settling: what pages that were added mean for one another.

articles and speakers in force -> which articles are copies, which speakers are one actor

It comes after adding, in short transactions, so that adding a page never waits for it; what is not
settled yet says so, and a run that was stopped goes on where it was.
"""
