"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isOver = isOver;
/** Whether nothing more comes of a job. */
function isOver(state) {
    return state === 'Completed' || state === 'Failed' || state === 'Canceled';
}
//# sourceMappingURL=job-view.js.map