#!/usr/bin/env bash
# Runs a command on a screen of its own: Xvfb with a window manager, without
# which no window gets the keyboard. Ends both afterwards.
set -u
exec 3>&1
display_file=$(mktemp)
Xvfb -displayfd 4 -screen 0 "${REDTHREAD_SCREEN:-1680x1050x24}" -nolisten tcp 4>"$display_file" 2>/dev/null &
server=$!
for _ in $(seq 100); do
    [ -s "$display_file" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$display_file")
rm -f "$display_file"
export DISPLAY
unset QT_QPA_PLATFORM WAYLAND_DISPLAY
openbox 2>/dev/null &
manager=$!
for _ in $(seq 100); do # until it manages the screen
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
    sleep 0.1
done
"$@"
code=$?
kill "$manager" "$server" 2>/dev/null
wait 2>/dev/null
exit $code
