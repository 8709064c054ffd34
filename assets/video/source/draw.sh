#!/bin/sh
# Draws the PNG files of the record video from the SVG sources beside this script. Needs Chromium (CHROMIUM=...).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
draw() {
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --allow-file-access-from-files --default-background-color=00000000 --window-size="$3,$3" \
    --screenshot="$here/../$2" "file://$here/$1.svg" 2>/dev/null
}
draw background 1080x1080-bg.png 1080
draw record 736-x-736-record.png 736
draw light light.png 1080
draw needle needle.png 1080
