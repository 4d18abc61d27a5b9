"""The commands as classes. Made from the language table by "make generate". Do not edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ..language.index import COMMAND_BY_NAME
from .base import Command, Commands, Variable, branches, one, texts

__all__ = [
    "Array",
    "AttendedTransfer",
    "Beep",
    "BlindTransfer",
    "Call",
    "CallSetup",
    "Delay",
    "DeleteFile",
    "Exit",
    "ForEach",
    "Forward",
    "ForwardCall",
    "GoTo",
    "Hangup",
    "Hold",
    "MoveFile",
    "Play",
    "ReceiveAlarmNotification",
    "Record",
    "Reject",
    "Request",
    "Route",
    "SQL",
    "SendAlarmNotification",
    "SendDTMF",
    "SendEmail",
    "SendMsg",
    "SendSms",
    "Speak",
    "Unhold",
    "UserInput",
    "Var",
    "WaitForMsg",
]


class Array(Command):
    """Declares a list of texts, for ForEach to go through. A command of extension mode.

    Args:
        id: The name of the list. Required.
        items: One text of the list.
    """

    def __init__(
        self,
        *,
        id: str,
        items: Sequence[str] = (),
    ) -> None:
        super().__init__(
            "Array",
            {
                "ID": id,
            },
            zip(
                COMMAND_BY_NAME["Array"].parts,
                [
                    texts(items),
                ],
                strict=True,
            ),
        )


class AttendedTransfer(Command):
    """Connects two calls of a party to each other. A command of third-party mode.

    Args:
        transferred_call_id: The call that the command acts upon. Default: the call of the notification. Only
            considered in third-party mode.
        target_call_id: The call that it is connected to. Required.
        transferor_party: The party that transfers.
    """

    def __init__(
        self,
        *,
        target_call_id: str,
        transferred_call_id: str | None = None,
        transferor_party: Literal["caller", "callee"] | Variable | None = None,
    ) -> None:
        super().__init__(
            "AttendedTransfer",
            {
                "TransferredCallId": transferred_call_id,
                "TargetCallId": target_call_id,
                "TransferorParty": transferor_party,
            },
        )


class Beep(Command):
    """Plays a beep. Its parameters are not all documented. Documented for Ozeki 10 only."""

    def __init__(
        self,
        **parameters: str | int | bool
    ) -> None:
        super().__init__(
            "Beep",
            {
                **parameters,
            },
        )


class BlindTransfer(Command):
    """Transfers the call to another number without asking there first. A command of extension or third-party mode.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
        transferor_party: The party that transfers; the other one reaches the target. Required by some pages of
            the documentation. Only considered in third-party mode.
        target: The number that the call goes to. Required.
        finished_url: Requested when the transferred call ends, with its call ID, caller, callee and duration.
            Default: no request. Only considered in third-party mode.
    """

    def __init__(
        self,
        *,
        target: str,
        call_id: str | None = None,
        transferor_party: Literal["caller", "callee"] | Variable | None = None,
        finished_url: str | None = None,
    ) -> None:
        super().__init__(
            "BlindTransfer",
            {
                "CallId": call_id,
                "TransferorParty": transferor_party,
                "Target": target,
                "FinishedUrl": finished_url,
            },
        )


class Call(Command):
    """Calls a number and runs the OzML that its URL answers. A command of extension mode.

    Args:
        dialled: The number to call. Required.
        api_extension: The number of the API extension that acts. Required by some pages of the documentation.
            Default: the extension that answers.
        caller_id: The number shown to the callee. Default: ApiExtension.
        caller_display_name: The name shown to the callee. Default: ApiExtension.
        url: Gets CallConnected when the callee answers, and replies with OzML. Required by some pages of the
            documentation.
        error_url: Requested when the call fails. Default: no request.
        response_ozml: OzML to run when the callee answers. Documented for Ozeki 10 only.
        finished_url: Requested when the call ended well. Documented for Ozeki 10 only.
        ring_time: How long to let it ring. In seconds. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        dialled: str,
        *,
        api_extension: str | None = None,
        caller_id: str | None = None,
        caller_display_name: str | None = None,
        url: str | None = None,
        error_url: str | None = None,
        response_ozml: str | None = None,
        finished_url: str | None = None,
        ring_time: int | Variable | None = None,
    ) -> None:
        super().__init__(
            "Call",
            {
                "Dialled": dialled,
                "ApiExtension": api_extension,
                "CallerId": caller_id,
                "CallerDisplayName": caller_display_name,
                "Url": url,
                "ErrorUrl": error_url,
                "ResponseOzML": response_ozml,
                "FinishedUrl": finished_url,
                "RingTime": ring_time,
            },
        )


class CallSetup(Command):
    """Connects two numbers with each other. Documented for Ozeki 10 only.

    Args:
        caller: The number that is called first. Required. Documented for Ozeki 10 only.
        callee: The number that it is connected to. Required. Documented for Ozeki 10 only.
        error_url: Requested when the call fails. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        *,
        caller: str,
        callee: str,
        error_url: str | None = None,
    ) -> None:
        super().__init__(
            "CallSetup",
            {
                "Caller": caller,
                "Callee": callee,
                "ErrorUrl": error_url,
            },
        )


class Delay(Command):
    """Waits before the next command. A command of extension mode.

    Args:
        time: How long to wait. In seconds. Required.
    """

    def __init__(
        self,
        time: int | Variable,
    ) -> None:
        super().__init__(
            "Delay",
            {
                "Time": time,
            },
        )


class DeleteFile(Command):
    """Deletes a file that is no longer needed. A command of extension mode. Its parameters are not all documented.

    Args:
        source_file: The full path of the file.
    """

    def __init__(
        self,
        *,
        source_file: str | None = None,
        **parameters: str | int | bool
    ) -> None:
        super().__init__(
            "DeleteFile",
            {
                "SourceFile": source_file,
                **parameters,
            },
        )


class Exit(Command):
    """Known by its name only. Its parameters are not all documented. Documented for Ozeki 10 only."""

    def __init__(
        self,
        **parameters: str | int | bool
    ) -> None:
        super().__init__(
            "Exit",
            {
                **parameters,
            },
        )


class ForEach(Command):
    """Runs its commands once for each item of a list; $item stands for the item. A command of extension mode.

    Args:
        source: The ID of an Array, or of a predefined list. Required.
        commands: What to run.
    """

    def __init__(
        self,
        *,
        source: str,
        commands: Commands = (),
    ) -> None:
        super().__init__(
            "ForEach",
            {
                "Source": source,
            },
            commands=commands,
        )


class Forward(Command):
    """Sends a call that still rings to another number. A command of third-party mode.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
        destination: The number that the call goes to. Required.
    """

    def __init__(
        self,
        *,
        destination: str,
        call_id: str | None = None,
    ) -> None:
        super().__init__(
            "Forward",
            {
                "CallId": call_id,
                "Destination": destination,
            },
        )


class ForwardCall(Command):
    """Sends a call that still rings to another number: Ozeki 10's name for Forward. Documented for Ozeki 10 only.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Documented for
            Ozeki 10 only.
        destination: The number that the call goes to. Required. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        *,
        destination: str,
        call_id: str | None = None,
    ) -> None:
        super().__init__(
            "ForwardCall",
            {
                "CallId": call_id,
                "Destination": destination,
            },
        )


class GoTo(Command):
    """Goes on with the OzML that a URL answers, or in an SQL OzML extension an SQL query. A command of extension mode.

    Args:
        url: Where to fetch the OzML from; in an SQL OzML extension an SQL query. Required.
    """

    def __init__(
        self,
        url: str,
    ) -> None:
        super().__init__(
            "GoTo",
            {
                "Url": url,
            },
        )


class Hangup(Command):
    """Ends the call. A command of extension or third-party mode.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
    """

    def __init__(
        self,
        *,
        call_id: str | None = None,
    ) -> None:
        super().__init__(
            "Hangup",
            {
                "CallId": call_id,
            },
        )


class Hold(Command):
    """Puts the call on hold. A command of third-party mode.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
    """

    def __init__(
        self,
        *,
        call_id: str | None = None,
    ) -> None:
        super().__init__(
            "Hold",
            {
                "CallId": call_id,
            },
        )


class MoveFile(Command):
    """Moves a file, such as a voice message, to another directory. A command of extension mode.

    Args:
        source_file: The full path of the file. Required.
        target_directory: The directory that it goes to. Required.
    """

    def __init__(
        self,
        *,
        source_file: str,
        target_directory: str,
    ) -> None:
        super().__init__(
            "MoveFile",
            {
                "SourceFile": source_file,
                "TargetDirectory": target_directory,
            },
        )


class Play(Command):
    """Plays an audio file. A command of extension or third-party mode.

    Args:
        audio_file: The path or http URL of a wav or mp3 file. Required.
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
        party: The party that hears the file. Required by some pages of the documentation. Only considered in
            third-party mode.
        repeat: Whether to play it over and over. Default: false.
        timeout: When to stop playing. In seconds. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        audio_file: str,
        *,
        call_id: str | None = None,
        party: Literal["caller", "callee", "all"] | Variable | None = None,
        repeat: bool | Variable | None = None,
        timeout: int | Variable | None = None,
    ) -> None:
        super().__init__(
            "Play",
            {
                "AudioFile": audio_file,
                "CallId": call_id,
                "Party": party,
                "Repeat": repeat,
                "Timeout": timeout,
            },
        )


class ReceiveAlarmNotification(Command):
    """Waits for an alarm message and then runs the commands of Received. A command of extension mode.

    Args:
        received: What to run when an alarm message came.
    """

    def __init__(
        self,
        *,
        received: Commands = (),
    ) -> None:
        super().__init__(
            "ReceiveAlarmNotification",
            {},
            zip(
                COMMAND_BY_NAME["ReceiveAlarmNotification"].parts,
                [
                    one(received),
                ],
                strict=True,
            ),
        )


class Record(Command):
    """Records the call. A command of extension or third-party mode.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
        duration: The longest that the recording may take. In seconds. Only considered in extension mode.
        inactivity: The silence that ends the recording. In seconds. Only considered in extension mode.
        finish_digits: The keys that end the recording; any one of them does. Default: no key. Only considered
            in extension mode.
        format: The format of the audio file. Default: mp3.
        finished_url: Gets RecordCompleted when the recording is finished, with its address in RecordURL.
            Default: no request.
        record_path: The directory for the audio file. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        *,
        call_id: str | None = None,
        duration: int | Variable | None = None,
        inactivity: int | Variable | None = None,
        finish_digits: str | None = None,
        format: Literal["mp3", "wav"] | Variable | None = None,
        finished_url: str | None = None,
        record_path: str | None = None,
    ) -> None:
        super().__init__(
            "Record",
            {
                "CallId": call_id,
                "Duration": duration,
                "Inactivity": inactivity,
                "FinishDigits": finish_digits,
                "Format": format,
                "FinishedUrl": finished_url,
                "RecordPath": record_path,
            },
        )


class Reject(Command):
    """Refuses the call without answering it; only as the first command. A command of extension mode."""

    def __init__(self) -> None:
        super().__init__(
            "Reject",
            {},
        )


class Request(Command):
    """Calls a number and runs commands on what becomes of the call; in its page's example it encloses the document.
    Documented for Ozeki 10 only.

    Args:
        dialed_address: The number to call. Required. Documented for Ozeki 10 only.
        extension_address: The extension that calls. Documented for Ozeki 10 only.
        caller_phone_number: The number shown to the callee. Documented for Ozeki 10 only.
        caller_display_name: The name shown to the callee. Documented for Ozeki 10 only.
        ring_time: How long to let it ring. In seconds. Documented for Ozeki 10 only.
        on_setup: What to run when the call is set up.
        on_error: What to run when the call fails.
    """

    def __init__(
        self,
        *,
        dialed_address: str,
        extension_address: str | None = None,
        caller_phone_number: str | None = None,
        caller_display_name: str | None = None,
        ring_time: int | Variable | None = None,
        on_setup: Commands = (),
        on_error: Commands = (),
    ) -> None:
        super().__init__(
            "Request",
            {
                "DialedAddress": dialed_address,
                "ExtensionAddress": extension_address,
                "CallerPhoneNumber": caller_phone_number,
                "CallerDisplayName": caller_display_name,
                "RingTime": ring_time,
            },
            zip(
                COMMAND_BY_NAME["Request"].parts,
                [
                    one(on_setup),
                    one(on_error),
                ],
                strict=True,
            ),
        )


class Route(Command):
    """Says where an incoming call goes. A command of routing mode.

    Args:
        destination: An extension's number or an outside line's name; empty, the caller is rejected. Required by
            some pages of the documentation.
        ring_time: How long to let it ring. In seconds. Default: 90.
        caller_id: The number shown to the callee. Default: the caller's own.
        dialed_number: The number sent to the outside line. Default: the number that was dialled.
    """

    def __init__(
        self,
        destination: str | None = None,
        *,
        ring_time: int | Variable | None = None,
        caller_id: str | None = None,
        dialed_number: str | None = None,
    ) -> None:
        super().__init__(
            "Route",
            {
                "Destination": destination,
                "RingTime": ring_time,
                "CallerId": caller_id,
                "DialedNumber": dialed_number,
            },
        )


class SQL(Command):
    """Known by its name only. Its parameters are not all documented."""

    def __init__(
        self,
        **parameters: str | int | bool
    ) -> None:
        super().__init__(
            "SQL",
            {
                **parameters,
            },
        )


class SendAlarmNotification(Command):
    """Sends an alarm message in the Ademco Contact ID protocol. A command of extension mode.

    Args:
        phone_number: The number of the alarm receiver. Required.
        account_number: The account of the alarm system, four digits. Required.
        event_qualifier: What the message tells. Default: NewEvent.
        event_code: The event, up to three digits. Required.
        partition_number: The partition, up to two digits. Required.
        zone_number: The zone, up to three digits. Required.
        api_extension: The number of the API extension that acts.
        result_url: Requested with success or failure.
    """

    def __init__(
        self,
        *,
        phone_number: str,
        account_number: str,
        event_code: str,
        partition_number: str,
        zone_number: str,
        event_qualifier: Literal["NewEvent", "NewRestore", "StatusReport"] | Variable | None = None,
        api_extension: str | None = None,
        result_url: str | None = None,
    ) -> None:
        super().__init__(
            "SendAlarmNotification",
            {
                "PhoneNumber": phone_number,
                "AccountNumber": account_number,
                "EventQualifier": event_qualifier,
                "EventCode": event_code,
                "PartitionNumber": partition_number,
                "ZoneNumber": zone_number,
                "ApiExtension": api_extension,
                "ResultUrl": result_url,
            },
        )


class SendDTMF(Command):
    """Sends DTMF signals to a party of the call. A command of third-party mode.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
        party: The party that hears the signals. Required. Only considered in third-party mode.
        keys: The signals to send. Required.
    """

    def __init__(
        self,
        *,
        party: Literal["caller", "callee", "all"] | Variable,
        keys: str,
        call_id: str | None = None,
    ) -> None:
        super().__init__(
            "SendDTMF",
            {
                "CallId": call_id,
                "Party": party,
                "Keys": keys,
            },
        )


class SendEmail(Command):
    """Sends an e-mail. A command of extension mode.

    Args:
        message: The text. Required by some pages of the documentation.
        recipient: The address that it goes to. Required.
        subject: The subject line.
        sender: The address that it comes from. Default: that of the e-mail connection.
        api_extension: The number of the API extension that acts. Required by some pages of the documentation.
        attachments: Full paths of files, separated by semicolons. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        message: str | None = None,
        *,
        recipient: str,
        subject: str | None = None,
        sender: str | None = None,
        api_extension: str | None = None,
        attachments: str | None = None,
    ) -> None:
        super().__init__(
            "SendEmail",
            {
                "Recipient": recipient,
                "Subject": subject,
                "Message": message,
                "Sender": sender,
                "ApiExtension": api_extension,
                "Attachments": attachments,
            },
        )


class SendMsg(Command):
    """Sends a message to a connection. Documented for Ozeki 10 only.

    Args:
        text: The message. Required. Documented for Ozeki 10 only.
        to_connection: The connection, as name@host. Required. Documented for Ozeki 10 only.
        to_address: The address within the connection. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        text: str,
        *,
        to_connection: str,
        to_address: str | None = None,
    ) -> None:
        super().__init__(
            "SendMsg",
            {
                "ToConnection": to_connection,
                "ToAddress": to_address,
                "Text": text,
            },
        )


class SendSms(Command):
    """Sends a text message. A command of extension mode.

    Args:
        message: The text. Required.
        recipient: The number that it goes to. Required.
        sender: The number that it comes from. Default: that of the SMS connection.
        api_extension: The number of the API extension that acts. Required by some pages of the documentation.
        delivery_report_url: Gets SMSDeliveryReport. Default: no request.
    """

    def __init__(
        self,
        message: str,
        *,
        recipient: str,
        sender: str | None = None,
        api_extension: str | None = None,
        delivery_report_url: str | None = None,
    ) -> None:
        super().__init__(
            "SendSms",
            {
                "Recipient": recipient,
                "Message": message,
                "Sender": sender,
                "ApiExtension": api_extension,
                "DeliveryReportURL": delivery_report_url,
            },
        )


class Speak(Command):
    """Reads a text aloud. A command of extension or third-party mode.

    Args:
        text: What to say. Required.
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
        party: The party that hears the text. Required by some pages of the documentation. Only considered in
            third-party mode.
        language: The code of an installed speech package, such as en-UK.
        voice: The name of an installed voice. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        text: str,
        *,
        call_id: str | None = None,
        party: Literal["caller", "callee", "all"] | Variable | None = None,
        language: str | None = None,
        voice: str | None = None,
    ) -> None:
        super().__init__(
            "Speak",
            {
                "Text": text,
                "CallId": call_id,
                "Party": party,
                "Language": language,
                "Voice": voice,
            },
        )


class Unhold(Command):
    """Takes the call back from hold. A command of third-party mode.

    Args:
        call_id: The call that the command acts upon. Default: the call of the notification. Only considered in
            third-party mode.
    """

    def __init__(
        self,
        *,
        call_id: str | None = None,
    ) -> None:
        super().__init__(
            "Unhold",
            {
                "CallId": call_id,
            },
        )


class UserInput(Command):
    """Waits for the caller's keys, and branches. A command of extension mode.

    Args:
        repeat: Whether to run the initial commands again after the timeout. Default: false.
        timeout: How long to wait for keys. In seconds. Default: 0.
        back_key: The key that leads back to the enclosing UserInput, or without one to the next command.
            Default: no key.
        digits: How many digits to wait for. Default: 1.
        forward_to_url: Gets DtmfEntered when the digits match no Input. Default: no request.
        min_digits: The least number of digits. Default: 1.
        max_digits: The greatest number of digits. Default: 1. Documented for Ozeki 10 only.
        execute_sql: Run when the digits are complete. Default: nothing. Documented for Ozeki 10 only.
        initial_commands: What to run while keys are awaited.
        inputs: The branches.
    """

    def __init__(
        self,
        *,
        repeat: bool | Variable | None = None,
        timeout: int | Variable | None = None,
        back_key: str | None = None,
        digits: int | Variable | None = None,
        forward_to_url: str | None = None,
        min_digits: int | Variable | None = None,
        max_digits: int | Variable | None = None,
        execute_sql: str | None = None,
        initial_commands: Commands = (),
        inputs: Mapping[str, Commands] | None = None,
    ) -> None:
        super().__init__(
            "UserInput",
            {
                "Repeat": repeat,
                "Timeout": timeout,
                "BackKey": back_key,
                "Digits": digits,
                "ForwardToUrl": forward_to_url,
                "MinDigits": min_digits,
                "MaxDigits": max_digits,
                "ExecuteSQL": execute_sql,
            },
            zip(
                COMMAND_BY_NAME["UserInput"].parts,
                [
                    one(initial_commands),
                    branches(inputs or {}),
                ],
                strict=True,
            ),
        )


class Var(Command):
    """Declares a variable. A command of extension mode. Documented for Ozeki 10 only.

    Args:
        value: The value. Required. Documented for Ozeki 10 only.
        id: The name of the variable; $name stands for its value. Required. Documented for Ozeki 10 only.
    """

    def __init__(
        self,
        value: str,
        *,
        id: str,
    ) -> None:
        super().__init__(
            "Var",
            {
                "ID": id,
                "Value": value,
            },
        )


class WaitForMsg(Command):
    """Waits for a message from a connection. Documented for Ozeki 10 only.

    Args:
        from_connection: The connection, as name@host. Required. Documented for Ozeki 10 only.
        from_address: The address within the connection. Documented for Ozeki 10 only.
        timeout: How long to wait. In seconds. Default: 90. Documented for Ozeki 10 only.
        execute: What to run while waiting.
        on_message: What to run when a message came; $FromConnection and $Text tell of it.
        on_timeout: What to run when none came; then the call ends.
    """

    def __init__(
        self,
        *,
        from_connection: str,
        from_address: str | None = None,
        timeout: int | Variable | None = None,
        execute: Commands = (),
        on_message: Commands = (),
        on_timeout: Commands = (),
    ) -> None:
        super().__init__(
            "WaitForMsg",
            {
                "FromConnection": from_connection,
                "FromAddress": from_address,
                "Timeout": timeout,
            },
            zip(
                COMMAND_BY_NAME["WaitForMsg"].parts,
                [
                    one(execute),
                    one(on_message),
                    one(on_timeout),
                ],
                strict=True,
            ),
        )
