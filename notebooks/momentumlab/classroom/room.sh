#!/bin/sh
# room.sh ROOM HOME UID OPTIONS... -- COMMAND...: runs a command that sees only an own root.
# Runs as root of its own mount and process namespaces. OPTIONS are --see FILE-OR-FOLDER PLACE, read-only.
# ROOM is an empty folder, and HOME, the folder that may be written, its place inside. With a UID it becomes that user.
set -eu
room=$1 home=$2 uid=$3; shift 3
mount -t tmpfs -o size=4m,mode=755 room "$room"
mkdir -p "$room/proc" "$room/dev" "$room/tmp" "$room$home"
# first, since what is shown may lie in it
mount -t tmpfs -o size=64m,nr_inodes=1000,mode=1777 tmp "$room/tmp"
while [ "$1" = --see ]; do
    place=$room$3
    if [ -L "$2" ]; then
        mkdir -p "$(dirname "$place")"; cp -P "$2" "$place"
    else
        if [ -d "$2" ]; then mkdir -p "$place"; else mkdir -p "$(dirname "$place")"; : > "$place"; fi
        mount --bind "$2" "$place"
        mount -o remount,bind,ro,nosuid "$place"
    fi
    shift 3
done
shift
mount -t proc proc "$room/proc"
for device in null zero random urandom; do : > "$room/dev/$device"; mount --bind "/dev/$device" "$room/dev/$device"; done
mount -t tmpfs -o size=64m,nr_inodes=1000,mode=1777 home "$room$home"
mount -o remount,ro "$room"
become=
[ "$uid" = 0 ] || become="--reuid=$uid --regid=$uid --clear-groups"
cd /
# shellcheck disable=SC2086
exec chroot "$room" /usr/bin/setpriv $become --no-new-privs --bounding-set=-all --inh-caps=-all \
    /bin/sh -c 'cd "$1"; shift; exec "$@"' sh "$home" "$@"
