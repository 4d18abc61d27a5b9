"""Makes the call of calls/appointment-reminder.xml in Python, from what a program knows of an appointment.

A web application would send the bytes as the body of its response to CallConnected; this program prints them.
"""

from __future__ import annotations

import sys

from ozmlcli import BlindTransfer, GoTo, Response, Speak, UserInput

LANGUAGE = "en-UK"
PRACTICE = "2050"


def reminder(appointment: int, time: str) -> Response:
    """What the patient hears, and what the keys do."""
    return Response(
        UserInput(
            repeat=True,
            timeout=10,
            initial_commands=[
                Speak(f"This is the dentist at Oak Park, about {time}.", language=LANGUAGE),
                Speak("To confirm, press 1. For another day, press 2.", language=LANGUAGE),
            ],
            inputs={
                "1": GoTo(f"http://app.example/appointments/{appointment}/confirm"),
                "2": [
                    Speak("I am connecting you with the practice.", language=LANGUAGE),
                    BlindTransfer(target=PRACTICE),
                ],
            },
        ),
        answers="CallConnected",
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(reminder(815, "Tuesday at ten").to_xml())
