#!/usr/bin/env bash
# Serves an index of the seeds and of some hostile articles to hostile clients; see scripts/hostile_clients.py.
#
#   scripts/check_hostile.sh KHEO KHEO_SERVER [REQUESTS]
set -euo pipefail

kheo=$(realpath "${1:?name the kheo to check}")
server=$(realpath "${2:?name the kheo-server to check}")
requests=${3:-10000}
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# 6: some of what is hostile cannot be read at all.
"$kheo" index --quiet --output "$folder/index" seeds scripts/hostile-documents.jsonl \
  Tests/KheoTests/Fixtures/exports/hostile.jsonl || [ $? -eq 6 ]
scripts/hostile_clients.py --server "$server" --index "$folder/index" --requests "$requests"
