/**
 * Loads `archiver` when something is archived, not whenever cdktf is loaded.
 *
 * cdktf bundles it for one kind of asset, and with its 200 files it is nearly half of the time that loading cdktf
 * takes. CDK Terrain no longer has it.
 */
const Module = require('node:module');

const load = Module._load;

Module._load = function loadLazily(request, parent, isMain) {
  if (request !== 'archiver') return load.call(this, request, parent, isMain);
  const archiver = () => load.call(this, request, parent, isMain);
  return new Proxy(function archive() {}, {
    apply: (_target, _self, options) => archiver()(...options),
    get: (_target, name) => archiver()[name],
  });
};
