#!/bin/sh
# Makes one document for each desk, and the menu that holds them all.
# Usage: menu.sh [FOLDER]
set -eu

folder=${1:-menu}
mkdir -p "$folder"

# The key, the extension and what the caller hears on the way there.
while IFS='|' read -r key extension words; do
    ozml build speak "$words" blind-transfer --target "$extension" -o "$folder/key-$key.xml"
done <<'END'
1|2010|You will talk to sales.
2|2020|You will talk to the repair shop.
0|2000|You will talk to the front desk.
END

ozml speak "For sales, press 1. For repairs, press 2. For all else, press 0." |
    ozml user-input --timeout 10 --repeat --initial-commands - \
        --input "1=$folder/key-1.xml" --input "2=$folder/key-2.xml" --input "0=$folder/key-0.xml" \
        --answers IncomingCall -o "$folder/menu.xml"
