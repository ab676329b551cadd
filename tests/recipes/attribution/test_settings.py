"""The files of runs."""

from pathlib import Path

import pytest

import attribution
from attribution.settings import read_settings

RUNS = sorted((Path(attribution.__file__).parent / "runs").glob("*.toml"))


@pytest.mark.parametrize("path", RUNS, ids=lambda path: path.stem)
def test_a_run_has_the_name_of_its_file_and_a_folder_of_its_own(path):
    settings = read_settings(path)
    assert settings.name == path.stem
    assert settings.folder.name == path.stem


def test_a_key_that_is_no_setting_is_refused(tmp_path):
    path = tmp_path / "run.toml"
    path.write_text("epoch = 3\n", "utf-8")
    with pytest.raises(TypeError, match="epoch"):
        read_settings(path)
