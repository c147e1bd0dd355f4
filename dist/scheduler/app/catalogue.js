"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.trainingJob = trainingJob;
exports.jobCatalogue = jobCatalogue;
/** Jobs of Azure ML, as a subscription starts them. */
function trainingJob(job) {
    return job;
}
/** A catalogue as it is written, with the names of its queues and of all options checked in the editor. */
function jobCatalogue(catalogue) {
    return catalogue;
}
//# sourceMappingURL=catalogue.js.map