#!/usr/bin/env bash
# Rebuilds an index under indexes/ from a folder, for a scheduler.
#
#   scripts/rebuild.sh NAME FOLDER [KHEO]
#
# The new generation is built beside the live one, checked, and published in one step by `kheo index`: searches that run
# meanwhile see the old generation whole, and a build that fails leaves it live. The exit code is that of kheo (see
# `kheo --help`); 6 means that the index was published without some documents, which are named above.
set -euo pipefail

if [ $# -lt 2 ]; then
  sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//' >&2
  exit 2
fi
name=$1
folder=$2
root=$(cd "$(dirname "$0")/.." && pwd)
kheo=${3:-$root/.build/release/kheo}
command -v "$kheo" >/dev/null || kheo=$(command -v kheo) || { echo "rebuild: no kheo found; run make build" >&2; exit 2; }
case $name in */* | .* | '') echo "rebuild: NAME is a plain name, not a path" >&2; exit 2 ;; esac
[ -e "$folder" ] || { echo "rebuild: there is no $folder" >&2; exit 6; }

status=0
"$kheo" index --output "$root/indexes/$name" "$folder" || status=$?
if [ "$status" -eq 0 ] || [ "$status" -eq 6 ]; then
  "$kheo" verify --quiet --index "$root/indexes/$name"
fi
exit "$status"
