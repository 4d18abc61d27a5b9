"""Words of TwiML, the sister language that many authors know, and the OzML for each."""

from __future__ import annotations

#: By the TwiML element's name in lower case.
TWIML: dict[str, tuple[str, ...]] = {
    "say": ("Speak",),
    "gather": ("UserInput",),
    "pause": ("Delay",),
    "redirect": ("GoTo",),
    "dial": ("Call", "BlindTransfer"),
    "sms": ("SendSms",),
    "message": ("SendSms",),
}
