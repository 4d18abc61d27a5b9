"""The hooks, as the real pre-commit installs and runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import SCRIPTS
from tests.integration.checkout import BAD, FINDING, GOOD, ROOT, Repository, copy_to, plain_environment

PRE_COMMIT = str(SCRIPTS / "pre-commit")
HOOKS = ROOT / ".pre-commit-hooks.yaml"

CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: ozml-validate
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository in which the hook is installed, and runs at each commit."""
    environment = plain_environment(PRE_COMMIT_HOME=tmp_path_factory.mktemp("home"))
    hook = Repository(copy_to(tmp_path_factory.mktemp("hook") / "ozml"), environment)
    hook.commit("The hook")
    user = Repository(tmp_path_factory.mktemp("user"), environment)
    config = CONFIG.format(repo=hook.folder.as_posix(), rev=hook("git", "rev-parse", "HEAD").strip())
    (user.folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
    user(PRE_COMMIT, "install", "--install-hooks")
    user.commit("The configuration")
    return user


@pytest.fixture
def put(repository: Repository) -> Repository:
    """The repository, without what an earlier test has left."""
    repository("git", "reset", "--quiet", "--hard")
    repository("git", "clean", "--quiet", "-d", "--force")
    return repository


def commits(repository: Repository) -> int:
    return int(repository("git", "rev-list", "--count", "HEAD"))


def test_pre_commit_reads_the_list_of_hooks(tmp_path: Path) -> None:
    where = Repository(tmp_path, plain_environment(PRE_COMMIT_HOME=tmp_path))
    assert where(PRE_COMMIT, "validate-manifest", str(HOOKS)) == ""


@pytest.mark.parametrize("name", ["menu.xml", "menu.ozml", "answers/Menu.XML"])
def test_a_bad_document_is_not_committed_and_the_finding_is_shown(put: Repository, name: str) -> None:
    before = commits(put)
    path = put.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(BAD)
    said = put.commit("A menu", code=1)
    assert f"{name}{FINDING}" in said
    assert "In OzML, Say is Speak." in said
    assert commits(put) == before
    path.write_bytes(GOOD)
    assert "Passed" in put.commit("A menu")
    assert commits(put) == before + 1


def test_xml_of_other_kinds_and_other_files_do_not_matter(put: Repository) -> None:
    (put.folder / "pom.xml").write_bytes(b"<project><modelVersion>4.0.0</modelVersion></project>\n")
    (put.folder / "Say.txt").write_bytes(BAD)
    assert "Passed" in put.commit("A project")


def test_of_a_document_that_was_committed_before_nothing_is_said(put: Repository) -> None:
    (put.folder / "old.xml").write_bytes(BAD)
    put("git", "add", "--all")
    put("git", "commit", "--no-verify", "--message", "Before there was a hook")
    (put.folder / "new.xml").write_bytes(GOOD)
    assert "old.xml" not in put.commit("A menu")
    assert f"old.xml{FINDING}" in put(PRE_COMMIT, "run", "--all-files", code=1)
    put("git", "rm", "--quiet", "old.xml")
    put.commit("Mend it")


def test_the_other_hook_mends_what_is_safe_and_leaves_it_to_be_committed(put: Repository) -> None:
    config = put.folder / ".pre-commit-config.yaml"
    config.write_text(config.read_text("utf-8").replace("id: ozml-validate", "id: ozml-fix"), "utf-8")
    (put.folder / "menu.xml").write_bytes(b"<Response>\r\n<speak>Hi</speak></Response>")
    said = put.commit("A menu", code=1)  # pre-commit stops where a hook changed something
    assert "Applied 1 fix" in said
    assert (put.folder / "menu.xml").read_bytes() == b"<Response>\r\n<Speak>Hi</Speak></Response>"
    assert "Passed" in put.commit("A menu")


def test_options_can_be_given(put: Repository) -> None:
    config = put.folder / ".pre-commit-config.yaml"
    config.write_text(f"{config.read_text('utf-8')}        args: [--mode, routing]\n", "utf-8")
    (put.folder / "route.xml").write_bytes(GOOD)
    assert "route.xml:2:4: error OZ302" in put.commit("A menu", code=1)


def test_the_third_hook_formats_and_leaves_it_to_be_committed(put: Repository) -> None:
    config = put.folder / ".pre-commit-config.yaml"
    config.write_text(config.read_text("utf-8").replace("id: ozml-fix", "id: ozml-fmt"), "utf-8")
    (put.folder / "menu.xml").write_bytes(b"<Response><speak>Hi</speak></Response>")
    (put.folder / "pom.xml").write_bytes(b"<project><modelVersion>4.0.0</modelVersion></project>")
    said = put.commit("A menu", code=1)
    assert "1 file reformatted. Passed over 1 file of other XML." in said
    assert (put.folder / "menu.xml").read_bytes().endswith(b"<Response>\n  <Speak>Hi</Speak>\n</Response>\n")
    assert "Passed" in put.commit("A menu")
