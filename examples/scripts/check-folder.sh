#!/bin/sh
# Judges all documents in a folder, for a job of continuous integration.
# Usage: check-folder.sh [FOLDER]
#
# The findings go to the log. The exit status is that of ozml: 0 no errors, 1 errors, 2 a file could not be read.
set -eu

folder=${1:-.}

status=0
ozml validate "$folder" || status=$?
case $status in
0) echo "No errors in $folder." ;;
1) echo "Mend the documents in $folder before they go to the phone system." >&2 ;;
*) echo "Not all of $folder could be judged." >&2 ;;
esac
exit "$status"
