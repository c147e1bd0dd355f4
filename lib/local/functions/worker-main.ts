import { serve } from './worker';

/** The process that one Function App runs in. */
serve(require('./import-module.cjs'));
