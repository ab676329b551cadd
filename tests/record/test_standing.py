import pytest

from onrecord.record.standing import Standing, takes_over


@pytest.mark.parametrize(
    ("newcomer", "rival", "takes"),
    [
        pytest.param("rules-en@2", "rules-en@1", True, id="a newer version"),
        pytest.param("rules-en@10", "rules-en@9", True, id="versions are numbers"),
        pytest.param("rules-en@1", "rules-en@1", True, id="the same version, later"),
        pytest.param("rules-en@1", "rules-en@2", False, id="an older version, later"),
        pytest.param("attribution-en@1", "rules-en@9", True, id="another method, later"),
        pytest.param("by hand", "rules-en@9", True, id="a method without version"),
        pytest.param("a@2+r@1", "a@1+r@1", True, id="one stage newer"),
        pytest.param("a@1+r@1", "a@2+r@1", False, id="one stage older"),
        pytest.param("a@1+r@2", "a@1+r@10", False, id="another stage older"),
        pytest.param("a@1+r@2", "a@2+r@1", True, id="one stage older, one newer"),
        pytest.param("r@1", "a@2+r@2", True, id="other stages"),
    ],
)
def test_method_decides_among_equals(newcomer, rival, takes):
    for is_read in (True, False):
        assert takes_over(Standing(newcomer, is_read), Standing(rival, is_read)) is takes


@pytest.mark.parametrize(("newcomer", "rival"), [("m@1", "m@2"), ("m@2", "m@1")])
def test_an_article_stands_before_none(newcomer, rival):
    assert takes_over(Standing(newcomer, is_read=True), Standing(rival, is_read=False))
    assert not takes_over(Standing(newcomer, is_read=False), Standing(rival, is_read=True))
