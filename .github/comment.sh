#!/usr/bin/env bash
# Puts a file as one comment on a pull request, and updates that comment the next time: comment.sh <name> <file>.
# REPOSITORY and PULL_REQUEST say where; `gh` takes its token from GH_TOKEN.
set -euo pipefail
name=$1
marker="<!-- scheduler review of $name -->"
body=$(mktemp)
trap 'rm -f "$body"' EXIT
{ printf '%s\n**%s**\n\n' "$marker" "$name"; cat "$2"; } > "$body"
# Only a comment of this workflow: somebody may have quoted it.
comment=$(MARKER="$marker" gh api --paginate "repos/$REPOSITORY/issues/$PULL_REQUEST/comments" \
  --jq '.[] | select(.user.type == "Bot" and (.body | startswith(env.MARKER))) | .id' | sed -n 1p)
if [ -n "$comment" ]; then
  gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$comment" --field "body=@$body"
else
  gh api --silent --method POST "repos/$REPOSITORY/issues/$PULL_REQUEST/comments" --field "body=@$body"
fi
