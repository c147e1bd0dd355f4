#!/usr/bin/env bash
# The step of the action: audits FROM, shows what is open in the summary of the job, and ends as FAIL says.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
read -ra command <<< "${COMMAND:-$("$here/../command.sh")}"

folder=$(mktemp -d "$RUNNER_TEMP/audit.XXXXXX")
options=(audit --from "$FROM" --json --sarif "$folder/audit.sarif" --sarif-upload "$folder/upload.sarif" --markdown "$folder/audit.md")
if [ -f "$WAIVERS" ]; then options+=(--waivers "$WAIVERS"); fi
if [ -n "$CHECKOV" ]; then options+=(--checkov "$CHECKOV"); fi

status=0
"${command[@]}" "${options[@]}" > "$folder/audit.json" || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi
{
  printf 'status=%s\n' "$status"
  printf 'sarif=%s\n' "$folder/audit.sarif"
  printf 'upload=%s\n' "$folder/upload.sarif"
  printf 'json=%s\n' "$folder/audit.json"
} >> "$GITHUB_OUTPUT"
cat "$folder/audit.md" >> "$GITHUB_STEP_SUMMARY"
if [ "$FAIL" = true ]; then exit "$status"; fi
