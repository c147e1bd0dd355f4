/** The process that one Function App runs in. */
require('../../typescript.cjs');
// Said here: compiled with the rest, it would be a call of require, which loads no ES modules.
require('./worker.ts').serve((address) => import(address));
