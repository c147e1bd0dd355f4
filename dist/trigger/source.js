"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sourceOf = sourceOf;
const cdktf_1 = require("cdktf");
/**
 * Where requests come from, as names of jobs have it: namespace and topic, as a reference. The namespace's own name, and
 * not that of its pair: one that is paired later on, or goes over to the second, would start jobs anew that it has started.
 */
function sourceOf({ namespace, entityName }) {
    return cdktf_1.Fn.join('/', [namespace.hostName, entityName]);
}
//# sourceMappingURL=source.js.map