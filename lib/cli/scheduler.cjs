#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// A clone runs its sources, so that nobody runs what he has built last week. The package has neither these nor the loader.
if (existsSync(join(__dirname, '..', 'typescript.cjs'))) {
  require('../typescript.cjs');
  require('./main.ts');
} else require('../../dist/cli/main.js');
