"""The table of roots, and of notifications: what the phone system posts, and what may answer it."""

from __future__ import annotations

from .model import CALLS, EXTENSION, ROUTING, THIRD_PARTY, Notification, Root, Source, documented, seen

RESPONSE = Root(
    "Response",
    "Encloses the commands of a response.",
    documented("PS4254", "PS4697", "PS4698"),
    in_prose="response",
)

#: Response first: the documented one.
ROOTS: tuple[Root, ...] = (
    RESPONSE,
    Root(
        "OzML", "Encloses the commands in old alarm examples, which run in an IVR extension.", seen("PS5554", "PS5556")
    ),
)


def _api(name: str, doc: str, source: Source, url_set_in: str, fields: tuple[str, ...] = ()) -> Notification:
    return Notification(name, doc, source, EXTENSION, url_set_in, fields)


NOTIFICATIONS: tuple[Notification, ...] = (
    Notification(
        "CallChanged",
        "The state of a call changed.",
        documented("PS4587", "PS4697"),
        THIRD_PARTY,
        "the HTTP API configuration",
        ("CallId", "CallState"),
    ),
    _api("CallConnected", "A call of the application was answered.", documented("PS4588", "PS5047"), "Url of Call"),
    _api(
        "DtmfEntered",
        "Keys were pressed that match no Input.",
        documented("PS4693"),
        "ForwardToUrl of UserInput",
        ("DtmfDigits",),
    ),
    Notification(
        "Error", "A call of the application failed.", documented("PS4201", "PS5047"), frozenset(), "ErrorUrl of Call"
    ),
    _api("GoTo", "A script goes on elsewhere.", documented("PS5047"), "Url of GoTo"),
    _api("IncomingCall", "A call came in.", documented("PS5047"), "the API extension"),
    _api("IncomingSMS", "A text message came in.", documented("PS5047"), "the API extension"),
    Notification(
        "RecordCompleted",
        "A recording is finished.",
        documented("PS4776", "PS5047"),
        CALLS,
        "FinishedUrl of Record",
        ("RecordURL",),
    ),
    Notification(
        "RoutingInterception",
        "A call asks for its route.",
        documented("PS4201", "PS4695"),
        ROUTING,
        "the HTTP API configuration",
        (
            "CallerID",
            "OriginalDialedNumber",
            "LastDialedNumber",
            "LastCalledExtension",
            "LastCallState",
            "CallerExtension",
        ),
    ),
    _api(
        "SMSDeliveryReport",
        "A text message was delivered, or not.",
        documented("PS4589", "PS5047"),
        "DeliveryReportURL of SendSms",
    ),
)
