"""Words of other languages that authors know, and the OzML for each: above all of TwiML, the sister language."""

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

#: What OzML calls the attributes of TwiML and the parts of a mail, by the OzML command and the name in lower case.
TWIML_ATTRIBUTES: dict[str, dict[str, str]] = {
    "Call": {"timeout": "RingTime"},
    "Delay": {"length": "Time"},
    "Play": {"loop": "Repeat"},
    "Record": {
        "action": "FinishedUrl",
        "finishonkey": "FinishDigits",
        "maxlength": "Duration",
        "recordingstatuscallback": "FinishedUrl",
        "timeout": "Inactivity",
    },
    "SendEmail": {"body": "Message", "from": "Sender"},
    "SendSms": {
        "body": "Message",
        "from": "Sender",
        "statuscallback": "DeliveryReportURL",
        "to": "Recipient",
    },
    "UserInput": {"action": "ForwardToUrl", "numdigits": "Digits"},
}

#: Words that authors use for a parameter that a command cannot do without, by the name of the parameter's type.
EVERYDAY: dict[str, frozenset[str]] = {
    "CallId": frozenset({"call", "id"}),
    "DtmfSequence": frozenset({"digit", "digits", "dtmf", "number", "value"}),
    "DtmfSignals": frozenset({"digit", "digits", "dtmf", "key", "tones"}),
    "Name": frozenset({"address", "array", "connection", "in", "list", "name", "to"}),
    "Path": frozenset({"audio", "file", "filename", "href", "path", "sound", "src", "source", "url"}),
    "PhoneNumber": frozenset({"destination", "dial", "extension", "number", "phone", "target", "to"}),
    "Seconds": frozenset({"delay", "duration", "length", "sec", "seconds", "timeout", "value"}),
    "Speech": frozenset({"body", "content", "message", "say", "text", "value"}),
    "Text": frozenset({"body", "content", "message", "text", "value"}),
    "Url": frozenset({"action", "address", "href", "link", "src", "target", "uri"}),
}
