#!/usr/bin/env bash
# Prints what the changelog says of a version. Fails where the tag is not the version of package.json, or where the
# changelog has no part about it, or none about what breaks.
#
# Usage: .github/release-notes.sh v1.2.3
set -euo pipefail
cd "$(dirname "$0")/.."
tag=$1
version=$(node --print "require('./package.json').version")
if [ "$tag" != "v$version" ]; then
  echo "the tag is $tag, and package.json says $version: start this on the tag v$version" >&2
  exit 1
fi
notes=$(awk -v heading="## $version" '$0 == heading || index($0, heading " ") == 1 { found = 1; next } /^## / { found = 0 } found' CHANGELOG.md)
if [ -z "${notes//[[:space:]]/}" ]; then
  echo "CHANGELOG.md has no part \"## $version\"" >&2
  exit 1
fi
if ! grep --quiet '^### Breaking$' <<< "$notes"; then
  echo "CHANGELOG.md says of $version nothing under \"### Breaking\": write None there if nothing breaks" >&2
  exit 1
fi
printf '%s\n' "$notes"
