"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.addTo = addTo;
/** Adds a value to the list that a map has under a key. */
function addTo(map, key, value) {
    const known = map.get(key);
    if (known === undefined)
        map.set(key, [value]);
    else
        known.push(value);
}
//# sourceMappingURL=grouping.js.map