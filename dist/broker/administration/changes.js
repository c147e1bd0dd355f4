"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.changesOf = changesOf;
const node_util_1 = require("node:util");
/** What an update changes: clients send back all that they were shown, and what is as it was shown stays as it is. */
function changesOf(settings, shown) {
    const before = shown;
    const changed = Object.entries(settings).filter(([name, value]) => !(0, node_util_1.isDeepStrictEqual)(before[name], value));
    return Object.fromEntries(changed);
}
//# sourceMappingURL=changes.js.map