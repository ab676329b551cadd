"""Article -> AnnotatedArticle: paragraphs, sentences, quotations, mentions, chains, times."""

from __future__ import annotations

from onrecord.annotations.chains import link_mentions
from onrecord.annotations.mentions import find_mentions
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.annotations.times import find_times
from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Article


def annotate(article: Article, language: Language) -> AnnotatedArticle:
    """Mark everything in an article that the statements are read from."""
    paragraphs = split_paragraphs(article.text)
    sentences = split_sentences(article.text, paragraphs, language=language)
    quotations = find_quotations(article.text, paragraphs)
    mentions = find_mentions(article, sentences, language)
    return AnnotatedArticle(
        article=article,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        mentions=mentions,
        chains=link_mentions(article, mentions, sentences, quotations, language),
        times=find_times(article, sentences, language, quotations=quotations),
    )
