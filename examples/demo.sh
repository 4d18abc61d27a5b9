#!/bin/sh
# Writes a document from flags and judges it, then judges one with a common mistake.
# Usage: sh examples/demo.sh OZML, where OZML is the path of the ozml program. "make demo" runs it.
set -eu

if [ $# -ne 1 ]; then
    echo "Usage: sh demo.sh OZML" >&2
    exit 2
fi
program=$(command -v -- "$1") || {
    echo "demo.sh: there is no program $1" >&2
    exit 2
}
case $program in
/*) ;;
*) program=$PWD/$program ;;
esac

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cd "$folder"

ozml() {
    "$program" "$@"
}

# Shows a command line, and runs the very same words.
run() {
    printf '$ %s\n' "$1"
    eval "$1"
    echo
}

cat >mistake.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Record CallId="p41xw8" FinishDigits="12" Format="wav" FinishedUrl="http://app.example/done"/>
</Response>
END

run 'ozml build speak "Please leave a message." record --format wav --finish-digits 12 --finished-url http://app.example/done delay 60 hangup -o call.xml'
run 'cat call.xml'
run 'ozml validate call.xml; echo "exit status $?"'
run 'cat mistake.xml'
run 'ozml validate mistake.xml || echo "exit status $?"'
