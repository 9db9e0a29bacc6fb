#!/usr/bin/env bash
# Tries the page in Chromium as its readers would: typing, keys, no JavaScript, five languages, screen readers, phones.
# Screenshots are left in .build/screenshots.
#
#   scripts/check_page.sh KHEO KHEO_SERVER [ARGUMENTS OF PYTEST]
#
# The browser comes from the system, what drives it from PyPI, at pinned versions, into a virtual environment below
# .build that is kept for the next time.
set -euo pipefail

kheo=$(realpath "${1:?name the kheo to index with}")
server=$(realpath "${2:?name the kheo-server to check}")
shift 2
cd "$(dirname "$0")/.."
environment=.build/page-environment
requirements=scripts/page-requirements.txt

if ! { [ -x "${CHROMIUM:-/usr/bin/chromium}" ] && [ -x "${CHROMEDRIVER:-/usr/bin/chromedriver}" ]; }; then
  scripts/install-packages.sh chromium chromium-driver
fi
scripts/install-packages.sh fonts-noto-core fonts-dejavu-core
if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  scripts/install-packages.sh python3 python3-venv
  python=/usr/bin/python3
  [ -x "$python" ] || python=python3
  rm -rf "$environment"
  "$python" -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$requirements"
  cp "$requirements" "$environment/requirements.txt"
fi

"$environment/bin/python" -m pytest -q -p no:cacheprovider --kheo "$kheo" --kheo-server "$server" Tests/Browser "$@"
