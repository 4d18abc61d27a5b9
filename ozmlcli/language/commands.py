"""The table of commands, in alphabetical order: what OzML is.

A new command is one entry here. The options, the Python classes, the XSD, the rules, the help and the README read it.
"""

from __future__ import annotations

from . import types as t
from .model import (
    ANY_MODE,
    CALLS,
    EXTENSION,
    ROUTING,
    THIRD_PARTY,
    UNKNOWN,
    Alias,
    Body,
    Command,
    Content,
    Parameter,
    Part,
    Required,
    Standing,
    documented,
    inferred,
    seen,
)


def _call_id(*pages: str, name: str = "CallId", aliases: tuple[Alias, ...] = ()) -> Parameter:
    return Parameter(
        name,
        t.CALL_ID,
        "The call that the command acts upon.",
        documented(*pages),
        default="the call of the notification",
        modes=THIRD_PARTY,
        aliases=aliases,
    )


def _party(doc: str, *pages: str) -> Parameter:
    return Parameter(
        "Party",
        t.PARTY,
        doc,
        documented(*pages),
        Required.DISPUTED,
        required_in=THIRD_PARTY,
        modes=THIRD_PARTY,
    )


def _api_extension(*pages: str, default: str | None = None) -> Parameter:
    return Parameter(
        "ApiExtension",
        t.NUMBER,
        "The number of the API extension that acts.",
        documented(*pages),
        Required.DISPUTED,
        default=default,
    )


def _commands_part(
    name: str, doc: str, *pages: str, phrase: str, meanwhile: bool = False, ends_call: bool = False
) -> Part:
    source = documented(*pages)
    return Part(name, doc, source, Content.COMMANDS, phrase=phrase, meanwhile=meanwhile, ends_call=ends_call)


_KEY = Parameter(
    "Key",
    t.DTMF_SEQUENCE,
    "The digits that the caller presses to choose this branch.",
    documented("PS4693", "O7663"),
    Required.YES,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "Array",
        "Declares a list of texts, for ForEach to go through.",
        documented("PS5404", "O7650"),
        EXTENSION,
        Content.PARTS,
        (Parameter("ID", t.NAME, "The name of the list.", documented("PS5404", "O7650"), Required.YES),),
        (
            Part(
                "item",
                "One text of the list.",
                documented("PS5404", "O7650"),
                Content.TEXT,
                repeated=True,
                phrase="{}",
                aliases=(Alias("Item", Standing.DOCUMENTED, inferred("PS4254")),),
            ),
        ),
        (("ID", "names"), ("item", "Anna"), ("item", "Bela")),
        phrase="declares the list {ID}",
    ),
    Command(
        "AttendedTransfer",
        "Connects two calls of a party to each other.",
        documented("PS4582", "O7630"),
        THIRD_PARTY,
        Content.EMPTY,
        (
            _call_id(
                "PS4582",
                "O7630",
                name="TransferredCallId",
                aliases=(Alias("TranferredCallId", Standing.MISPRINT, documented("O7630")),),
            ),
            Parameter(
                "TargetCallId",
                t.CALL_ID,
                "The call that it is connected to.",
                documented("PS4582", "O7630"),
                Required.YES,
            ),
            Parameter("TransferorParty", t.TRANSFEROR, "The party that transfers.", seen("PS4582", "O7630")),
        ),
        example=(("TransferredCallId", "6eg3ft"), ("TargetCallId", "k29xd1")),
        phrase=(
            "connects [call {TransferredCallId}|the call] to call {TargetCallId}"
            "[, with {TransferorParty} as the party that transfers]"
        ),
    ),
    Command("Beep", "Plays a beep.", documented("O6083"), frozenset(), Content.OPEN, open=True),
    Command(
        "BlindTransfer",
        "Transfers the call to another number without asking there first.",
        documented("PS4617", "PS4583", "O7631"),
        CALLS,
        Content.TEXT,
        (
            _call_id("PS4617", "PS4583"),
            Parameter(
                "TransferorParty",
                t.TRANSFEROR,
                "The party that transfers; the other one reaches the target.",
                documented("PS4617", "PS4583"),
                Required.DISPUTED,
                required_in=THIRD_PARTY,
                modes=THIRD_PARTY,
                aliases=(Alias("TranferorParty", Standing.MISPRINT, documented("O7631")),),
            ),
            Parameter(
                "Target",
                t.NUMBER,
                "The number that the call goes to.",
                documented("PS4617", "PS4583", "O7631"),
                Required.YES,
                body=Body.OLD,
            ),
            Parameter(
                "FinishedUrl",
                t.URL,
                "Requested when the transferred call ends, with its call ID, caller, callee and duration.",
                documented("PS4617", "PS4583", "O7631"),
                default="no request",
                modes=THIRD_PARTY,
            ),
        ),
        example=(("Target", "1002"),),
        phrase=(
            "transfers [call {CallId}|the call] to {Target}[, with {TransferorParty} as the party that transfers]"
            "[, and reports to {FinishedUrl} when that call has ended]"
        ),
    ),
    Command(
        "Call",
        "Calls a number and runs the OzML that its URL answers.",
        documented("PS4588", "O7632"),
        EXTENSION,
        Content.TEXT,
        (
            Parameter(
                "Dialled",
                t.NUMBER,
                "The number to call.",
                documented("PS4588"),
                Required.YES,
                body=Body.YES,
                aliases=(Alias("Dialed", Standing.DOCUMENTED, documented("PS4571", "O7632")),),
            ),
            _api_extension("PS4588", "O7632", default="the extension that answers"),
            Parameter(
                "CallerId", t.NUMBER, "The number shown to the callee.", documented("PS4588"), default="ApiExtension"
            ),
            Parameter(
                "CallerDisplayName",
                t.TEXT,
                "The name shown to the callee.",
                documented("PS4588"),
                default="ApiExtension",
            ),
            Parameter(
                "Url",
                t.URL,
                "Gets CallConnected when the callee answers, and replies with OzML.",
                documented("PS4588", "O7632"),
                Required.DISPUTED,
            ),
            Parameter("ErrorUrl", t.URL, "Requested when the call fails.", documented("PS4588"), default="no request"),
            Parameter("ResponseOzML", t.TEXT, "OzML to run when the callee answers.", documented("O7632")),
            Parameter("FinishedUrl", t.URL, "Requested when the call ended well.", documented("O7632")),
            Parameter("RingTime", t.SECONDS, "How long to let it ring.", documented("O7632")),
        ),
        example=(("Dialled", "2310"), ("Url", "http://app.example/connected"), ("ApiExtension", "3000")),
        phrase=(
            "calls {Dialled}[ through extension {ApiExtension}][, showing the number {CallerId} and the name "
            "{CallerDisplayName}|, showing the number {CallerId}|, showing the name {CallerDisplayName}|]"
            "[& lets it ring for {RingTime}][& goes on there with what {Url} answers when it is picked up]"
            "[& runs {ResponseOzML} when it is picked up][& reports to {FinishedUrl} when it has ended well]"
            "[& reports to {ErrorUrl} if it fails]"
        ),
    ),
    Command(
        "CallSetup",
        "Connects two numbers with each other.",
        documented("O7666"),
        frozenset(),
        Content.EMPTY,
        (
            Parameter("Caller", t.NUMBER, "The number that is called first.", documented("O7666"), Required.YES),
            Parameter("Callee", t.NUMBER, "The number that it is connected to.", documented("O7666"), Required.YES),
            Parameter("ErrorUrl", t.URL, "Requested when the call fails.", documented("O7666")),
        ),
        example=(("Caller", "1001"), ("Callee", "1002")),
        phrase="connects {Caller} with {Callee}[, and reports to {ErrorUrl} if the call fails]",
    ),
    Command(
        "Delay",
        "Waits before the next command.",
        documented("PS4688", "O7652"),
        EXTENSION,
        Content.TEXT,
        (
            Parameter(
                "Time", t.SECONDS, "How long to wait.", documented("PS4688", "O7652"), Required.YES, body=Body.YES
            ),
        ),
        example=(("Time", "60"),),
        phrase="waits {Time}",
    ),
    Command(
        "DeleteFile",
        "Deletes a file that is no longer needed.",
        documented("PS4254", "O6083"),
        EXTENSION,
        Content.OPEN,
        (Parameter("SourceFile", t.PATH, "The full path of the file.", inferred("PS5401")),),
        example=(("SourceFile", "$item.message"),),
        open=True,
        phrase="deletes [{SourceFile}|a file]",
    ),
    Command(
        "Exit",
        "Known by its name only.",
        documented("O6083"),
        frozenset(),
        Content.OPEN,
        open=True,
        phrase="runs Exit, which is known by its name only",
    ),
    Command(
        "ForEach",
        "Runs its commands once for each item of a list; $item stands for the item.",
        documented("PS5403", "O7654"),
        EXTENSION,
        Content.COMMANDS,
        (
            Parameter(
                "Source",
                t.NAME,
                "The ID of an Array, or of a predefined list.",
                documented("PS5403", "O7654"),
                Required.YES,
            ),
        ),
        example=(("Source", "names"), ("commands", "greeting.xml")),
        phrase="goes through the list {Source}, item by item",
    ),
    Command(
        "Forward",
        "Sends a call that still rings to another number.",
        documented("PS4584"),
        THIRD_PARTY,
        Content.EMPTY,
        (
            _call_id("PS4584"),
            Parameter("Destination", t.NUMBER, "The number that the call goes to.", documented("PS4584"), Required.YES),
        ),
        example=(("Destination", "500"), ("CallId", "6eg3ft")),
        phrase="sends [call {CallId}|the call] to {Destination} while it rings",
    ),
    Command(
        "ForwardCall",
        "Sends a call that still rings to another number: Ozeki 10's name for Forward.",
        documented("O7633"),
        frozenset(),
        Content.EMPTY,
        (
            _call_id("O7633")._replace(modes=ANY_MODE),  # its page names no modes
            Parameter("Destination", t.NUMBER, "The number that the call goes to.", documented("O7633"), Required.YES),
        ),
        example=(("Destination", "500"), ("CallId", "6eg3ft")),
        phrase="sends [call {CallId}|the call] to {Destination} while it rings",
    ),
    Command(
        "GoTo",
        "Goes on with the OzML that a URL answers, or in an SQL OzML extension an SQL query.",
        documented("PS4801"),
        EXTENSION,
        Content.TEXT,
        (
            Parameter(
                "Url",
                t.URL,
                "Where to fetch the OzML from; in an SQL OzML extension an SQL query.",
                documented("PS4801"),
                Required.YES,
                body=Body.YES,
            ),
        ),
        example=(("Url", "http://app.example/menu2"),),
        phrase="goes on with what {Url} answers",
    ),
    Command(
        "Hangup",
        "Ends the call.",
        documented("PS4689", "PS4585", "O7635"),
        CALLS,
        Content.EMPTY,
        (_call_id("PS4689", "PS4585"),),
        phrase="ends [call {CallId}|the call]",
    ),
    Command(
        "Hold",
        "Puts the call on hold.",
        documented("PS4086", "O7636"),
        THIRD_PARTY,
        Content.EMPTY,
        (_call_id("PS4086", "O7636"),),
        example=(("CallId", "6eg3ft"),),
        phrase="puts [call {CallId}|the call] on hold",
    ),
    Command(
        "MoveFile",
        "Moves a file, such as a voice message, to another directory.",
        documented("PS5401"),
        EXTENSION,
        Content.EMPTY,
        (
            Parameter("SourceFile", t.PATH, "The full path of the file.", documented("PS5401"), Required.YES),
            Parameter("TargetDirectory", t.PATH, "The directory that it goes to.", documented("PS5401"), Required.YES),
        ),
        example=(("SourceFile", "$item.message"), ("TargetDirectory", "$oldmessagepath")),
        phrase="moves {SourceFile} to {TargetDirectory}",
    ),
    Command(
        "Play",
        "Plays an audio file.",
        documented("PS4690", "PS4234", "O7640"),
        CALLS,
        Content.TEXT,
        (
            Parameter(
                "AudioFile",
                t.PATH,
                "The path or http URL of a wav or mp3 file.",
                documented("PS4690", "PS4234", "O7640"),
                Required.YES,
                body=Body.YES,
            ),
            _call_id("PS4690", "O7640"),
            _party("The party that hears the file.", "PS4690", "PS4234", "O7640"),
            Parameter(
                "Repeat", t.BOOLEAN, "Whether to play it over and over.", documented("PS4690", "O7640"), default="false"
            ),
            Parameter("Timeout", t.SECONDS, "When to stop playing.", documented("O7640")),
        ),
        example=(("AudioFile", "music/wait.wav"), ("Repeat", "true")),
        phrase=(
            "plays {AudioFile}[ to {Party}][ in call {CallId}][Repeat=true: over and over][, for at most {Timeout}]"
        ),
    ),
    Command(
        "ReceiveAlarmNotification",
        "Waits for an alarm message and then runs the commands of Received.",
        documented("PS5556", "O7670"),
        EXTENSION,
        Content.PARTS,
        parts=(
            _commands_part(
                "Received",
                "What to run when an alarm message came.",
                "PS5556",
                "O7670",
                phrase="when an alarm message came",
            ),
        ),
        example=(("Received", "alarm.xml"),),
        phrase="waits for an alarm message",
    ),
    Command(
        "Record",
        "Records the call.",
        documented("PS4776", "PS4803", "O7641"),
        CALLS,
        Content.EMPTY,
        (
            _call_id("PS4776"),
            Parameter(
                "Duration", t.SECONDS, "The longest that the recording may take.", documented("PS4776"), modes=EXTENSION
            ),
            Parameter(
                "Inactivity", t.SECONDS, "The silence that ends the recording.", documented("PS4776"), modes=EXTENSION
            ),
            Parameter(
                "FinishDigits",
                t.DTMF_SET,
                "The keys that end the recording; any one of them does.",
                documented("PS4776"),
                default="no key",
                modes=EXTENSION,
            ),
            Parameter(
                "Format", t.FORMAT, "The format of the audio file.", documented("PS4776", "PS4803"), default="mp3"
            ),
            Parameter(
                "FinishedUrl",
                t.URL,
                "Gets RecordCompleted when the recording is finished, with its address in RecordURL.",
                documented("PS4776", "PS4803"),
                default="no request",
            ),
            Parameter("RecordPath", t.PATH, "The directory for the audio file.", documented("O7641")),
        ),
        example=(("Format", "wav"), ("FinishDigits", "12"), ("FinishedUrl", "http://app.example/recorded")),
        phrase=(
            "records[ call {CallId}] as {Format}[ until {FinishDigits} is pressed][, for at most {Duration}]"
            "[, stopping after {Inactivity} of silence][, into {RecordPath}][, then reports to {FinishedUrl}]"
        ),
    ),
    Command(
        "Reject",
        "Refuses the call without answering it; only as the first command.",
        documented("PS4691", "O7657"),
        EXTENSION,
        phrase="refuses the call without answering it",
    ),
    Command(
        "Request",
        "Calls a number and runs commands on what becomes of the call; in its page's example it encloses the document.",
        documented("O7642"),
        frozenset(),
        Content.OPEN,
        (
            Parameter("DialedAddress", t.NUMBER, "The number to call.", documented("O7642"), Required.YES),
            Parameter("ExtensionAddress", t.NUMBER, "The extension that calls.", documented("O7642")),
            Parameter("CallerPhoneNumber", t.NUMBER, "The number shown to the callee.", documented("O7642")),
            Parameter("CallerDisplayName", t.TEXT, "The name shown to the callee.", documented("O7642")),
            Parameter("RingTime", t.SECONDS, "How long to let it ring.", documented("O7642")),
        ),
        (
            Part(
                "OnSetup",
                "What to run when the call is set up.",
                seen("O7642"),
                Content.COMMANDS,
                phrase="when the call is set up",
            ),
            Part(
                "OnError",
                "What to run when the call fails.",
                seen("O7642"),
                Content.COMMANDS,
                phrase="when the call fails",
            ),
        ),
        (("DialedAddress", "2310"), ("OnSetup", "greeting.xml")),
        phrase=(
            "calls {DialedAddress}[ through extension {ExtensionAddress}][, showing the number {CallerPhoneNumber} and the "
            "name {CallerDisplayName}|, showing the number {CallerPhoneNumber}|, showing the name {CallerDisplayName}|]"
            "[& lets it ring for {RingTime}]"
        ),
    ),
    Command(
        "Route",
        "Says where an incoming call goes.",
        documented("PS4594", "O7658"),
        ROUTING,
        Content.TEXT,
        (
            Parameter(
                "Destination",
                t.NUMBER,
                "An extension's number or an outside line's name; empty, the caller is rejected.",
                documented("PS4594", "O7658"),
                Required.DISPUTED,
                body=Body.YES,
            ),
            Parameter("RingTime", t.SECONDS, "How long to let it ring.", documented("PS4594", "O7658"), default="90"),
            Parameter(
                "CallerId",
                t.NUMBER,
                "The number shown to the callee.",
                documented("PS4594", "O7658"),
                default="the caller's own",
            ),
            Parameter(
                "DialedNumber",
                t.NUMBER,
                "The number sent to the outside line.",
                documented("PS4594", "O7658"),
                default="the number that was dialled",
            ),
        ),
        example=(("Destination", "voipline"), ("RingTime", "20")),
        disputed_modes=THIRD_PARTY,
        phrase=(
            "[Destination=:rejects the caller|routes the call to {Destination} and lets it ring for {RingTime}]"
            "[, showing the number {CallerId} and sending the number {DialedNumber} to the outside line"
            "|, showing the number {CallerId}|, sending the number {DialedNumber} to the outside line|]"
        ),
    ),
    Command(
        "SQL",
        "Known by its name only.",
        UNKNOWN,
        frozenset(),
        Content.OPEN,
        open=True,
        phrase="runs SQL, which is known by its name only",
    ),
    Command(
        "SendAlarmNotification",
        "Sends an alarm message in the Ademco Contact ID protocol.",
        documented("PS5554", "O7659"),
        EXTENSION,
        Content.EMPTY,
        (
            Parameter(
                "PhoneNumber",
                t.NUMBER,
                "The number of the alarm receiver.",
                documented("PS5554", "O7659"),
                Required.YES,
            ),
            Parameter(
                "AccountNumber",
                t.ALARM_ACCOUNT,
                "The account of the alarm system, four digits.",
                documented("PS5554", "O7659"),
                Required.YES,
            ),
            Parameter(
                "EventQualifier",
                t.QUALIFIER,
                "What the message tells.",
                documented("PS5554", "O7659"),
                default="NewEvent",
            ),
            Parameter(
                "EventCode", t.ALARM_CODE, "The event, up to three digits.", documented("PS5554", "O7659"), Required.YES
            ),
            Parameter(
                "PartitionNumber",
                t.ALARM_PARTITION,
                "The partition, up to two digits.",
                documented("PS5554", "O7659"),
                Required.YES,
            ),
            Parameter(
                "ZoneNumber", t.ALARM_CODE, "The zone, up to three digits.", documented("PS5554", "O7659"), Required.YES
            ),
            Parameter(
                "ApiExtension", t.NUMBER, "The number of the API extension that acts.", documented("PS5554", "O7659")
            ),
            Parameter("ResultUrl", t.URL, "Requested with success or failure.", documented("PS5554", "O7659")),
        ),
        example=(
            ("PhoneNumber", "1000"),
            ("AccountNumber", "0042"),
            ("EventCode", "110"),
            ("PartitionNumber", "1"),
            ("ZoneNumber", "7"),
        ),
        phrase=(
            "sends {PhoneNumber} the alarm {EventCode} ({EventQualifier}) of account {AccountNumber}, "
            "partition {PartitionNumber}, zone {ZoneNumber}"
            "[, through extension {ApiExtension}][, and reports to {ResultUrl} whether it went well]"
        ),
    ),
    Command(
        "SendDTMF",
        "Sends DTMF signals to a party of the call.",
        documented("PS4580", "O7643"),
        THIRD_PARTY,
        Content.EMPTY,
        (
            _call_id("PS4580", "O7643"),
            Parameter(
                "Party",
                t.PARTY,
                "The party that hears the signals.",
                documented("PS4580", "O7643"),
                Required.YES,
                modes=THIRD_PARTY,
            ),
            Parameter("Keys", t.DTMF_SIGNALS, "The signals to send.", documented("PS4580", "O7643"), Required.YES),
        ),
        example=(("Party", "callee"), ("Keys", "42#")),
        phrase="sends the signals {Keys} to {Party}[ in call {CallId}]",
    ),
    Command(
        "SendEmail",
        "Sends an e-mail.",
        documented("PS4774", "O7647"),
        EXTENSION,
        Content.TEXT,
        (
            Parameter("Recipient", t.NAME, "The address that it goes to.", documented("PS4774", "O7647"), Required.YES),
            Parameter("Subject", t.TEXT, "The subject line.", documented("PS4774", "O7647")),
            Parameter(
                "Message", t.TEXT, "The text.", documented("PS4774", "O7647"), Required.DISPUTED, body=Body.LIKELY
            ),
            Parameter(
                "Sender",
                t.NAME,
                "The address that it comes from.",
                documented("PS4774", "O7647"),
                default="that of the e-mail connection",
            ),
            _api_extension("PS4774"),
            Parameter("Attachments", t.PATH, "Full paths of files, separated by semicolons.", documented("O7647")),
        ),
        example=(
            ("Message", "Please call back."),
            ("Recipient", "anna@example.org"),
            ("Subject", "Missed call"),
            ("ApiExtension", "3000"),
        ),
        phrase=(
            "sends an e-mail to {Recipient}[ from {Sender}][ through extension {ApiExtension}]"
            "[, with the subject {Subject} and the files {Attachments}|, with the subject {Subject}"
            "|, with the files {Attachments}|][: {Message}]"
        ),
    ),
    Command(
        "SendMsg",
        "Sends a message to a connection.",
        documented("O7662"),
        frozenset(),
        Content.TEXT,
        (
            Parameter("ToConnection", t.NAME, "The connection, as name@host.", documented("O7662"), Required.YES),
            Parameter("ToAddress", t.NAME, "The address within the connection.", documented("O7662")),
            Parameter("Text", t.TEXT, "The message.", documented("O7662"), Required.YES, body=Body.YES),
        ),
        example=(("Text", "The caller hung up."), ("ToConnection", "chat@localhost")),
        phrase="sends a message to {ToConnection}[, address {ToAddress}]: {Text}",
    ),
    Command(
        "SendSms",
        "Sends a text message.",
        documented("PS4589", "O7649"),
        EXTENSION,
        Content.TEXT,
        (
            Parameter(
                "Recipient", t.NUMBER, "The number that it goes to.", documented("PS4589", "O7649"), Required.YES
            ),
            Parameter("Message", t.TEXT, "The text.", documented("PS4589", "O7649"), Required.YES, body=Body.YES),
            Parameter(
                "Sender",
                t.NUMBER,
                "The number that it comes from.",
                documented("PS4589", "O7649"),
                default="that of the SMS connection",
            ),
            _api_extension("PS4589"),
            Parameter(
                "DeliveryReportURL",
                t.URL,
                "Gets SMSDeliveryReport.",
                documented("PS4589"),
                default="no request",
                aliases=(Alias("DelivaryReportURL", Standing.MISPRINT, documented("O7649")),),
            ),
        ),
        example=(("Message", "Your code is 1234."), ("Recipient", "+361000000"), ("ApiExtension", "3000")),
        phrase=(
            "sends a text message to {Recipient}[ from {Sender}][ through extension {ApiExtension}]"
            "[& has its delivery reported to {DeliveryReportURL}]: {Message}"
        ),
    ),
    Command(
        "Speak",
        "Reads a text aloud.",
        documented("PS4692", "PS4581", "O7644"),
        CALLS,
        Content.TEXT,
        (
            Parameter(
                "Text", t.SPEECH, "What to say.", documented("PS4692", "PS4581", "O7644"), Required.YES, body=Body.YES
            ),
            _call_id("PS4692"),
            _party("The party that hears the text.", "PS4692", "PS4581"),
            Parameter(
                "Language",
                t.LANGUAGE,
                "The code of an installed speech package, such as en-UK.",
                documented("PS4692", "O7644"),
            ),
            Parameter("Voice", t.NAME, "The name of an installed voice.", documented("O7644")),
        ),
        example=(("Text", "Welcome."), ("Language", "en-UK")),
        phrase="says {Text}[ to {Party}][ in call {CallId}][ in {Language}][ with the voice {Voice}]",
    ),
    Command(
        "Unhold",
        "Takes the call back from hold.",
        documented("PS4592"),
        THIRD_PARTY,
        Content.EMPTY,
        (_call_id("PS4592"),),
        example=(("CallId", "6eg3ft"),),
        phrase="takes [call {CallId}|the call] back from hold",
    ),
    Command(
        "UserInput",
        "Waits for the caller's keys, and branches.",
        documented("PS4693", "O7663"),
        EXTENSION,
        Content.PARTS,
        (
            Parameter(
                "Repeat",
                t.BOOLEAN,
                "Whether to run the initial commands again after the timeout.",
                documented("PS4693", "O7663"),
                default="false",
            ),
            Parameter("Timeout", t.SECONDS, "How long to wait for keys.", documented("PS4693"), default="0"),
            Parameter(
                "BackKey",
                t.DTMF_KEY,
                "The key that leads back to the enclosing UserInput, or without one to the next command.",
                documented("PS4693", "O7663"),
                default="no key",
            ),
            Parameter("Digits", t.COUNT, "How many digits to wait for.", documented("PS4693", "O7663"), default="1"),
            Parameter(
                "ForwardToUrl",
                t.URL,
                "Gets DtmfEntered when the digits match no Input.",
                documented("PS4693", "O7663"),
                default="no request",
                aliases=(
                    Alias("ForwardToURL", Standing.DOCUMENTED, documented("O7663")),
                    Alias("enteredUrl", Standing.OLD, seen("GH-IVR")),
                ),
            ),
            Parameter("MinDigits", t.COUNT, "The least number of digits.", documented("PS4693", "O7663"), default="1"),
            Parameter("MaxDigits", t.COUNT, "The greatest number of digits.", documented("O7663"), default="1"),
            Parameter("ExecuteSQL", t.SQL, "Run when the digits are complete.", documented("O7663"), default="nothing"),
        ),
        (
            _commands_part(
                "InitialCommands",
                "What to run while keys are awaited.",
                "PS4693",
                "O7663",
                phrase="while it waits",
                meanwhile=True,
            ),
            Part(
                "Inputs",
                "The branches.",
                documented("PS4693", "O7663"),
                Content.PARTS,
                parts=(
                    Part(
                        "Input",
                        "What to run when its key was pressed.",
                        documented("PS4693", "O7663"),
                        Content.COMMANDS,
                        (_KEY,),
                        repeated=True,
                        phrase="on {Key}",
                    ),
                ),
            ),
        ),
        (("Timeout", "8"), ("InitialCommands", "hello.xml"), ("Input", "1=sales.xml"), ("Input", "2=support.xml")),
        phrase=(
            "waits[ up to {Timeout}] for [{Digits:digit}, at least {MinDigits} and at most {MaxDigits}"
            "|{Digits:digit}, at least {MinDigits}|{Digits:digit}, at most {MaxDigits}|{Digits:digit}"
            "|{MinDigits} to {MaxDigits:digit}|at least {MinDigits:digit}|at most {MaxDigits:digit}|{Digits:digit}]"
            "[, and runs the SQL {ExecuteSQL} when the digits are complete]"
        ),
    ),
    Command(
        "Var",
        "Declares a variable.",
        documented("O7664"),
        EXTENSION,
        Content.TEXT,
        (
            Parameter(
                "ID", t.NAME, "The name of the variable; $name stands for its value.", documented("O7664"), Required.YES
            ),
            Parameter("Value", t.TEXT, "The value.", documented("O7664"), Required.YES, body=Body.YES),
        ),
        example=(("Value", "Szeged"), ("ID", "city")),
        phrase="sets {ID:$} to {Value}",
    ),
    Command(
        "WaitForMsg",
        "Waits for a message from a connection.",
        documented("O7665"),
        frozenset(),
        Content.PARTS,
        (
            Parameter("FromConnection", t.NAME, "The connection, as name@host.", documented("O7665"), Required.YES),
            Parameter("FromAddress", t.NAME, "The address within the connection.", documented("O7665")),
            Parameter("Timeout", t.SECONDS, "How long to wait.", documented("O7665"), default="90"),
        ),
        (
            _commands_part("Execute", "What to run while waiting.", "O7665", phrase="while it waits", meanwhile=True),
            _commands_part(
                "OnMessage",
                "What to run when a message came; $FromConnection and $Text tell of it.",
                "O7665",
                phrase="when a message came",
            ),
            _commands_part(
                "OnTimeout",
                "What to run when none came; then the call ends.",
                "O7665",
                phrase="when no message came (the call ends after this)",
                ends_call=True,
            ),
        ),
        (("FromConnection", "chat@localhost"), ("Timeout", "30"), ("OnMessage", "read.xml")),
        phrase="waits up to {Timeout} for a message from {FromConnection}[, address {FromAddress}]",
    ),
)
