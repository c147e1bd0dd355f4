#!/usr/bin/env bash
# The step of the action: reviews PLAN, shows it in the summary of the job and on the pull request, and ends as FAIL says.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
read -ra command <<< "${COMMAND:-$("$here/../command.sh")}"

options=(review "$PLAN")
if [ -n "$CONTRACT" ]; then options+=(--contract "$CONTRACT"); fi
if [ -f "$ACKNOWLEDGEMENTS" ]; then options+=(--acknowledgements "$ACKNOWLEDGEMENTS"); fi

folder=$(mktemp -d "$RUNNER_TEMP/review.XXXXXX")
status=0
"${command[@]}" "${options[@]}" > "$folder/review.md" || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi
"${command[@]}" "${options[@]}" --json > "$folder/review.json" || [ $? -eq 1 ]

{
  printf 'status=%s\n' "$status"
  printf 'markdown=%s\n' "$folder/review.md"
  printf 'json=%s\n' "$folder/review.json"
} >> "$GITHUB_OUTPUT"
{ printf '**%s**\n\n' "$NAME"; cat "$folder/review.md"; } >> "$GITHUB_STEP_SUMMARY"
if [ "$COMMENT" = true ] && [ -n "$PULL_REQUEST" ]; then "$here/../../comment.sh" "$NAME" "$folder/review.md"; fi
if [ "$FAIL" = true ]; then exit "$status"; fi
