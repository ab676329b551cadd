from onrecord.articles.words import any_of, words


def test_words_are_lower_case_and_stand_once():
    byline, furniture, walls, dates, times = (
        words().byline, words().furniture, words().walls, words().dates, words().times,
    )  # fmt: skip
    lists = [
        byline.before, byline.joins, byline.newsrooms, furniture.lines, walls.login, walls.robot,
        walls.missing, dates.changed, dates.ordinals, times.morning, times.afternoon,
        furniture.ends_name,
    ]  # fmt: skip
    for each in lists:
        assert all(word == word.lower() for word in each)
        assert sorted({word for word in each if each.count(word) > 1}) == []


def test_a_star_stands_for_any_words_and_the_longest_comes_first():
    assert any_of(("share", "share on*")) == "share\\ on.*|share"
