"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.planned = planned;
const jobs_1 = require("../../trigger/jobs");
const seen_1 = require("../messages/seen");
const letter_1 = require("./letter");
/**
 * What sending again does with each letter.
 *
 * @param into where they go, whatever they name
 */
async function planned(letters, choice, into, targets) {
    const all = [];
    for (const letter of letters) {
        const to = into ?? (0, letter_1.retryQueueOf)(letter);
        all.push({ letter, to, stays: (0, letter_1.otherwise)(letter, choice) ?? (await whyNot(letter, to, into, targets)) });
    }
    return all;
}
async function whyNot({ seen }, to, into, targets) {
    if ((0, seen_1.propertyOf)(seen, jobs_1.REJECTION_PROPERTIES.cutFrom) !== undefined && seen.place.subQueue === undefined)
        return 'only its first part was kept';
    if (to === undefined)
        return 'names no queue: say which with --into';
    if (await targets.exists(to))
        return undefined;
    if (into !== undefined)
        return `there is no queue and no topic ${into}`;
    return `there is no queue ${to}: say which with --into; into the topic, its rules choose anew, every subscription that wants it gets it again, and where duplicates are detected it is dropped`;
}
//# sourceMappingURL=plan.js.map