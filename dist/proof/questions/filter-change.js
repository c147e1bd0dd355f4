"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.changeOf = changeOf;
exports.changeOfFilters = changeOfFilters;
const message_set_1 = require("../messages/message-set");
/** Compares the set before with the set after, within a scope if there is one. */
async function changeOf(prover, before, after, ...scope) {
    const gained = await prover.find((0, message_set_1.inAll)(after, (0, message_set_1.outside)(before), ...scope));
    const lost = await prover.find((0, message_set_1.inAll)(before, (0, message_set_1.outside)(after), ...scope));
    const kept = await prover.find((0, message_set_1.inAll)(before, after, ...scope));
    return { verdict: verdictOf(gained, lost, kept), gained, lost, kept };
}
/** Compares two filters for all messages. */
function changeOfFilters(prover, before, after) {
    return changeOf(prover, prover.matching(before), prover.matching(after));
}
function verdictOf(gained, lost, kept) {
    if ([gained, lost].some(({ kind }) => kind === 'undecided'))
        return 'undecided';
    if (gained.kind === 'none')
        return lost.kind === 'none' ? 'equivalent' : 'narrowed';
    if (lost.kind === 'none')
        return 'widened';
    if (kept.kind === 'undecided')
        return 'undecided';
    return kept.kind === 'none' ? 'disjoint' : 'moved';
}
//# sourceMappingURL=filter-change.js.map