# Writes the document of voicemail.sh, from PowerShell.
# Usage: powershell -File voicemail.ps1 [FILE]
#
# -o writes the file as UTF-8, whole or not at all. ">" would not do: Windows PowerShell 5 makes UTF-16 of it,
# and it changes what goes through a pipe as well, so the commands stand in one line of "ozml build".
param([string]$File = "voicemail.xml")

ozml build `
    speak "Nobody is in the workshop. Tell us your name and number." `
    record --duration 60 --finish-digits "#" --format wav --finished-url http://app.example/workshop/recorded `
    delay 60 `
    hangup `
    --answers IncomingCall -o $File

exit $LASTEXITCODE
