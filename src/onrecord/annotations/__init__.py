"""Article -> AnnotatedArticle: paragraphs, sentences, quotations, mentions, chains, times."""
