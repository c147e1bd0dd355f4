"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isOver = void 0;
exports.rankOf = rankOf;
const job_view_1 = require("../job-view");
Object.defineProperty(exports, "isOver", { enumerable: true, get: function () { return job_view_1.isOver; } });
/** How far a run has come: it goes from one of these to a higher one, and never back. */
const ORDER = [
    'NotStarted',
    'Queued',
    'Provisioning',
    'Preparing',
    'Starting',
    'Running',
    'NotResponding',
    'CancelRequested',
    'Finalizing',
];
/** The place of a state in the course of a run; all ends are the last. */
function rankOf(state) {
    return (0, job_view_1.isOver)(state) ? ORDER.length : ORDER.indexOf(state);
}
//# sourceMappingURL=states.js.map