"""The text of an article: each case adds something to a page, and what is read stays the same."""

import json

import pytest

BOXES = {
    "a menu": "<nav><ul><li><a href=/a>World</a><li><a href=/b>Harbours</a></ul></nav>{}",
    "a cookie banner": "<div class='cookie-banner'><p>We use cookies to keep this site afloat and"
    " to learn what its readers like. You may accept or refuse them.</p></div>{}",
    "related headlines": "{}<div class='related-stories'><h3>Related</h3><p><a href=/c>Ferry to"
    " Varnaby to run on Sundays again after a long and quiet winter</a></p></div>",
    "a newsletter box": "{}<aside><p>Get the harbour news in your inbox every morning, before the"
    " first ferry leaves and the herring is sold.</p></aside>",
    "a picture with its caption": "<figure><img src=lock.jpg><figcaption>The northern lock on a"
    " grey morning, seen from the pilots’ tower. Photo: A. Brandt</figcaption></figure>{}",
    "a script": "{}<script>var text = 'The council met in secret, and nobody was told.';</script>",
    "a hidden copy": "{}<div style='display: none'>{}</div>",
    "a second copy": "{}<div class=print-version>{}</div>",
    "links to share it": "{}<ul class=share><li><a href=#>Facebook</a><li><a href=#>Print</a></ul>",
    "a footer": "{}<footer><p>© 2026 Radio Vesper. All rights reserved. Printed on the northern"
    " shore, and read on both of them.</p></footer>",
    "teasers that are links": "{}<div class=more><p><a href=/d>A judge and an admiral are to share"
    " the chair of the lighthouse commission, the League says</a></p></div>",
    "comments of readers": "{}<section id=comments><p>I was there, and the gate was open all day"
    " long, whatever the council says about it.</p></section>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES.keys())
def test_the_page_is_left_out(read, text, paragraphs, box):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    article = read(body=box.replace("{}", f"<article><h1>Lock shut</h1>{body}</article>", 1)
                   .replace("{}", body))  # fmt: skip
    assert article.text == text


def test_a_body_in_two_containers_is_whole(read, text, paragraphs):
    halves = [
        "".join(f"<p>{paragraph}</p>" for paragraph in half)
        for half in (paragraphs[:2], paragraphs[2:])
    ]
    body = f"<div class=text>{halves[0]}</div><div class=ad>Buy a buoy</div>"
    assert read(body=f"{body}<div class=text>{halves[1]}</div>").text == text


WITHIN = {
    "a mark for machines": "<meta itemprop=name content=Vesper>",
    "a picture": "<picture><source srcset=a.webp><img src=a.jpg></picture>",
    "an element of the site's own": "<x-note><x-pin></x-pin></x-note>",
    "a comment": "<!-- teaser ends -->",
    "a script": "<script>track()</script>",
}


@pytest.mark.parametrize("within", WITHIN.values(), ids=WITHIN.keys())
def test_a_paragraph_is_one_whatever_stands_within(read, text, paragraphs, within):
    middles = (paragraph.index(" the ") for paragraph in paragraphs)
    body = "".join(
        f"<p>{paragraph[:middle]}{within}{paragraph[middle:]}</p>"
        for paragraph, middle in zip(paragraphs, middles, strict=True)
    )
    assert read(body=body).text == text


def test_words_in_an_element_of_the_sites_own_stay_in_their_paragraph(read, text, paragraphs):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    marked = body.replace("Ilse Varen", "<x-person>Ilse Varen</x-person>")
    assert read(body=marked).text == text
    assert read(body=f"<x-story>{marked}</x-story><x-menu>Home</x-menu>").text == text


def test_subheads_are_paragraphs(read, paragraphs):
    first, second, *rest = (f"<p>{paragraph}</p>" for paragraph in paragraphs)
    body = f"<article>{first}{second}<h2>No wages</h2>{''.join(rest)}</article>"
    expected = [*paragraphs[:2], "No wages", *paragraphs[2:]]
    assert read(body=body).text.split("\n\n") == expected


def test_paragraphs_divided_by_line_breaks(read, text, paragraphs):
    body = f"<table><tr><td>Home<td><font size=3>{'<br><br>'.join(paragraphs)}</font></table>"
    assert read(body=body).text == text


def test_the_headline_is_not_the_first_paragraph(read, text, paragraphs):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = "<meta property=og:title content='Northern lock stays shut until spring'>"
    headline = "<p>Northern lock stays shut until spring</p>"
    assert read(head, f"<article>{headline}{body}</article>").text == text


def test_words_are_not_shifted_by_inline_elements(read, text, paragraphs):
    marked = [
        paragraph.replace("harbour", "har<wbr>bour").replace("told", "<b>t</b>old")
        for paragraph in paragraphs
    ]
    assert read(body="".join(f"<p>{paragraph}</p>" for paragraph in marked)).text == text


def test_a_browser_sets_the_marks_of_q(read, paragraphs):
    spoken = "<p>The harbour master said: <q>Nobody opens this gate before the spring.</q></p>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    article = read(body=f"<article>{body}{spoken}</article>")
    assert article.text.endswith("said: “Nobody opens this gate before the spring.”")


def test_characters_that_nobody_sees_do_not_count(read, text):
    hidden = text.replace("harbour", "har&shy;bour").replace("forty barges", "forty&nbsp;barges")
    hidden = hidden.replace("lock", "lo&#8203;ck").replace("“", "&#147;").replace("”", "&#148;")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in hidden.split("\n\n"))
    assert read(body=body).text == text


def test_a_refrain_between_paragraphs_is_the_pages(read, text, paragraphs):
    refrain = "<p>Article content</p>"
    body = "".join(f"{refrain}<p>{paragraph}</p>" for paragraph in paragraphs)
    assert read(body=f"<article>{body}{refrain}</article>").text == text


def test_nothing_follows_a_loose_end(read, text, paragraphs):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    assert read(body=f"<article>{body}<p>More of the harbour:</p></article>").text == text


def test_a_live_blog_keeps_its_entries(read):
    entries = [
        ("19:48", "The lamp answers", "The Tern Light has just come on, nine minutes before"
         " sunset, and a cheer is going from boat to boat across the water."),
        ("18:30", "A supper with lamps", "Around seventy boats are out, according to the harbour"
         " office. We have counted eighty-one, but they will not keep still."),
        ("17:25", "In oilskins", "The opposition leader has turned up on the pier in oilskins."
         " “I am here as a private swimmer,” he said, and he bought some soup."),
    ]  # fmt: skip
    body = "".join(
        f"<section class=entry><h2><time>{time}</time> {head}</h2><p>{said}</p></section>"
        for time, head, said in entries
    )
    expected = [part for time, head, said in entries for part in (f"{time} {head}", said)]
    assert read(body=f"<main><h1>Live</h1>{body}</main>").text.split("\n\n") == expected


@pytest.mark.parametrize("depth", [1, 2])
def test_an_article_that_a_script_draws(read, text, paragraphs, depth):
    drawn = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    for _ in range(depth):
        drawn = json.dumps(drawn)
    script = f"<script>draw([1, {drawn}])</script>".replace("</p>", "\\u003c/p>")
    head = "<meta property=og:title content='Northern lock shut'>"
    assert read(head, f"<div id=root></div>{script}").text == text


def test_a_box_of_its_own_is_no_paragraph(read, text, paragraphs):
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in paragraphs)
    box = "<div class=box><h4>Courier Plus</h4><p>Read the debate in full and pay later.</p></div>"
    assert read(body=f"<article>{first}{box}{''.join(rest)}</article>").text == text


def test_article_body_stands_in_for_a_body_that_is_drawn_later(read, text, paragraphs):
    linked = f"""{{"@type": "NewsArticle", "headline": "Northern lock shut",
        "articleBody": "{text.replace(chr(10), " ")}"}}"""
    head = f"<script type='application/ld+json'>{linked}</script>"
    article = read(head, "<div id=root><p>Loading the news of the harbour, please wait.</p></div>")
    assert paragraphs[1] in article.text
