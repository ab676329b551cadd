"""Article -> AnnotatedArticle: paragraphs, sentences, quotations, mentions, chains, times, tags."""

from __future__ import annotations

from onrecord.annotations.chains import link_mentions
from onrecord.annotations.mentions import find_mentions
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.sentences import split_paragraphs, split_sentences
from onrecord.annotations.tags import Tags, find_tags
from onrecord.annotations.times import find_times
from onrecord.languages import Language
from onrecord.model import AnnotatedArticle, Article
from onrecord.tagging import Tagger

__all__ = ["annotate", "find_quotations", "split_paragraphs", "split_sentences"]


def annotate(
    article: Article, language: Language, tagger: Tagger | None = None
) -> AnnotatedArticle:
    """Mark everything in an article that the statements are read from.

    Args:
        article: what is read.
        language: its words.
        tagger: the trained model of the language, None where there is none.
    """
    paragraphs = split_paragraphs(article.text)
    sentences = split_sentences(article.text, paragraphs, language=language)
    quotations = find_quotations(article.text, paragraphs)
    tags = Tags()
    if tagger:
        tags = find_tags(article.text, paragraphs, quotations, tagger=tagger)
    mentions = find_mentions(article, sentences, language, names=tags.names)
    return AnnotatedArticle(
        article=article,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        mentions=mentions,
        chains=link_mentions(article, mentions, sentences, quotations, language),
        times=find_times(article, sentences, language, quotations=quotations),
        tagged=tags.outermost,
        nested=tags.nested,
        tagged_by=tagger.name if tagger else None,
    )
