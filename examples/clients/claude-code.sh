#!/usr/bin/env bash
# Adds the server to Claude Code. Put your token and project id in, then run this in the folder of
# the toolbox.
set -euo pipefail

claude mcp add-json clarity-connector '{
  "command": "./toolbox",
  "args": ["--prebuilt", "clarity", "--stdio"],
  "env": {
    "CLARITY_API_TOKEN": "your-generated-token-here",
    "CLARITY_PROJECT_ID": "your-project-id"
  }
}'
