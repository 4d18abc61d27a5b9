"""The table's facts in words: for the XSD's documentation, the options' help, the docstrings and the messages."""

from __future__ import annotations

import re

from . import types
from .model import ANY_MODE, Command, Mode, Parameter, Required, Spec

_HUMPS = r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"


def kebab(name: str) -> str:
    """The name as options and subcommands write it: FinishDigits is finish-digits, SendDTMF is send-dtmf."""
    return re.sub(_HUMPS, "-", name.replace("OzML", "Ozml")).lower()


def snake(name: str) -> str:
    """The name as Python writes it: FinishDigits is finish_digits."""
    return kebab(name).replace("-", "_")


def mode_words(modes: frozenset[Mode]) -> str:
    """``modes`` for a sentence, such as "extension or third-party mode"."""
    return " or ".join(mode.value for mode in Mode if mode in modes) + " mode"


def parameter_words(parameter: Parameter) -> str:
    """What a parameter means, in full: its unit, whether it is required, its default, the modes that consider it."""
    words = parameter.doc
    if parameter.type is types.SECONDS:
        words += " In seconds."
    if parameter.required is Required.YES:
        words += " Required."
    elif parameter.required is Required.DISPUTED:
        words += " Required by some pages of the documentation."
    if parameter.default is not None:
        words += f" Default: {parameter.default}."
    if parameter.modes != ANY_MODE:
        words += f" Only considered in {mode_words(parameter.modes)}."
    if parameter.source.ozeki_10_only:
        words += " Documented for Ozeki 10 only."
    return words


def spec_words(spec: Spec) -> str:
    """What an element is for, in full: the modes of a command, and what is not known of it."""
    words = spec.doc
    if isinstance(spec, Command) and spec.modes:
        words += f" A command of {mode_words(spec.modes)}."
    if spec.open:
        words += " Its parameters are not all documented."
    if spec.source.ozeki_10_only:
        words += " Documented for Ozeki 10 only."
    return words
