"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.nextDue = nextDue;
const LENGTHS = { Second: 1_000, Minute: 60_000, Hour: 3_600_000, Day: 86_400_000, Week: 604_800_000 };
/** When a workflow runs next by itself, after it was last due. */
function nextDue({ frequency, interval }, last) {
    if (frequency !== 'Month')
        return new Date(last.getTime() + interval * LENGTHS[frequency]);
    const next = new Date(last);
    next.setUTCDate(1);
    next.setUTCMonth(next.getUTCMonth() + interval);
    // A month that is shorter ends with its own last day.
    const days = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
    next.setUTCDate(Math.min(last.getUTCDate(), days));
    return next;
}
//# sourceMappingURL=due.js.map