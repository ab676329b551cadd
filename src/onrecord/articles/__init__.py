"""Page -> Article: text, title, outlet, dates, and where each was found."""
