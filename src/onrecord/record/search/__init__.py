"""Search: which statements, speakers and articles hold these words, and how many of each kind.

SaidQuery -> a page of matches, counts by facet
"""
