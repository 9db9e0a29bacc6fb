#!/usr/bin/env bash
# Exports an index of the seeds and of some hostile articles, and holds the export against the published model of
# FollowTheMoney. Fails where anything is wrong with it.
#
#   scripts/check_export.sh KHEO
#
# The model comes from PyPI, at pinned versions, into a virtual environment below .build that is kept for the next time.
set -euo pipefail

kheo=$(realpath "${1:?name the kheo to check}")
cd "$(dirname "$0")/.."
environment=.build/ftm-environment
requirements=scripts/ftm-requirements.txt

if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  scripts/install-packages.sh python3 python3-venv python3-icu
  python=/usr/bin/python3
  [ -x "$python" ] || python=python3
  rm -rf "$environment"
  "$python" -m venv --system-site-packages "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$requirements"
  # Where the system has no PyICU, it is built; that wants a C++ compiler and the headers of ICU and Python.
  "$environment/bin/python" -c 'import icu' 2>/dev/null \
    || "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps PyICU==2.17
  cp "$requirements" "$environment/requirements.txt"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# A text that is longer than a value may be.
{
  printf '{"id":"long","lang":"de","text":"'
  seq 2000 | sed 's/.*/Herr Max Muster, Leiter der Polizei Leipzig, sprach. /' | tr -d '\n'
  printf '"}\n'
} > "$folder/long.jsonl"
# 6: some of what is hostile cannot be read at all.
"$kheo" index --quiet --output "$folder/index" seeds Tests/KheoTests/Fixtures/exports/hostile.jsonl "$folder/long.jsonl" \
  || [ $? -eq 6 ]
"$kheo" export --index "$folder/index" --format ftm --output "$folder/all.json"
"$environment/bin/python" scripts/validate_ftm.py "$folder/all.json"
for kind in article unit person; do
  "$kheo" export --index "$folder/index" --format ftm --kind "$kind" --output "$folder/$kind.json"
  "$environment/bin/python" scripts/validate_ftm.py "$folder/$kind.json"
done
