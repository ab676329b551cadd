"""AnnotatedArticle -> statements: attribution, speaker, relay, said, venue, act."""
