#!/bin/sh
# Puts a voicemail greeting together from single commands, and writes it to a file.
# Usage: voicemail.sh [FILE]
#
# Each program adds its command to what comes through the pipe. The last one writes the file with -o:
# whole, or not at all where something is wrong, so that a call never meets half a document.
set -eu

file=${1:-voicemail.xml}

ozml speak "Nobody is in the workshop. Tell us your name and number." |
    ozml record --append - --duration 60 --finish-digits "#" --format wav \
        --finished-url http://app.example/workshop/recorded |
    ozml delay --append - 60 |
    ozml hangup --append - --answers IncomingCall -o "$file"
