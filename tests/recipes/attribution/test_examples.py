"""Examples on disk and in batches."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.examples import Example, batches_of, read_examples, write_examples


def example(number, length=1):
    pieces = (number,) * length
    return Example(
        pieces=pieces,
        quotations=pieces,
        capitals=pieces,
        firsts=(0,),
        tags=(0,),
        sentences=(0,),
        cues=((0, 0),),
        sources=(),
        contents=((1, 4), (6, 6)),
        source_of=(0,),
        cue_of=(0, 0),
    )


def test_what_is_written_is_read(tmp_path):
    examples = [example(1), example(2, length=3)]
    write_examples(tmp_path / "new" / "train.jsonl", examples)
    assert read_examples(tmp_path / "new" / "train.jsonl") == examples


@given(st.lists(st.integers(1, 30), min_size=1, max_size=60), st.integers(0, 9))
def test_a_batch_holds_no_more_than_it_may_and_each_example_comes_once(lengths, seed):
    examples = [example(number, length) for number, length in enumerate(lengths)]
    batches = batches_of(examples, seed=seed, pieces=40)
    seen = [one.pieces[0] for batch in batches for one in batch]
    assert sorted(seen) == list(range(len(lengths)))
    assert all(len(batch) * max(len(one.pieces) for one in batch) <= 40 for batch in batches)


def test_a_seed_gives_the_same_batches():
    examples = [example(number) for number in range(50)]
    assert batches_of(examples, seed=3, pieces=8) == batches_of(examples, seed=3, pieces=8)
    assert batches_of(examples, seed=3, pieces=8) != batches_of(examples, seed=4, pieces=8)
