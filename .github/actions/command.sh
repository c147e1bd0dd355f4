#!/usr/bin/env bash
# How the command is called that belongs to these actions: the package of the version that is checked out with them.
set -euo pipefail
cd "$(dirname "$0")/../.."
echo "npx --yes training-job-scheduler@$(node --print "require('./package.json').version")"
