#!/usr/bin/env bash
# Serves an index of the seeds and of some hostile articles, and holds the server against its own description of the API:
# openapi-spec-validator, what HTTP and the description promise, and schemathesis with all its checks.
#
#   scripts/check_api.sh KHEO KHEO_SERVER [SECONDS]
#
# The tools come from PyPI, at pinned versions, into a virtual environment below .build that is kept for the next time.
set -euo pipefail

kheo=$(realpath "${1:?name the kheo to check}")
server=$(realpath "${2:?name the kheo-server to check}")
seconds=${3:-120}
cd "$(dirname "$0")/.."
environment=$PWD/.build/api-environment
requirements=scripts/api-requirements.txt

if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  scripts/install-packages.sh python3 python3-venv
  python=/usr/bin/python3
  [ -x "$python" ] || python=python3
  rm -rf "$environment"
  "$python" -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$requirements"
  cp "$requirements" "$environment/requirements.txt"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# 6: some of what is hostile cannot be read at all.
"$kheo" index --quiet --output "$folder/index" seeds scripts/hostile-documents.jsonl \
  Tests/KheoTests/Fixtures/exports/hostile.jsonl || [ $? -eq 6 ]
"$environment/bin/python" scripts/check_api.py --server "$server" --index "$folder/index" \
  --schemathesis "$environment/bin/schemathesis" --seconds "$seconds"
