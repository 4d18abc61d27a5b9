"""``ozml completion``."""

from __future__ import annotations

import click

from .options import ToolCommand
from .streams import write_output


class CompletionCommand(ToolCommand):
    """``ozml completion``."""

    example = 'eval "$(ozml completion bash)"'


@click.command(
    "completion",
    cls=CompletionCommand,
    help="Print the script with which a shell completes the words of ozml.\n\n"
    "\b\n"  # what follows is shown line by line
    'bash  in ~/.bashrc:  eval "$(ozml completion bash)"\n'
    'zsh   in ~/.zshrc, behind compinit:  eval "$(ozml completion zsh)"\n'
    "fish  once:  ozml completion fish > ~/.config/fish/completions/ozml.fish",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script of click for a shell."""
    from click.shell_completion import get_completion_class

    from .main import program

    kind = get_completion_class(shell)
    assert kind is not None
    # The script runs ozml with this variable, and click answers, as it does for every program of its own.
    write_output("-", kind(program, {}, "ozml", "_OZML_COMPLETE").source().encode("utf-8"))
