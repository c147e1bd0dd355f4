"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.numberText = numberText;
exports.timeText = timeText;
exports.spanText = spanText;
exports.shortName = shortName;
exports.jobTitle = jobTitle;
exports.jobTone = jobTone;
exports.copyWords = copyWords;
exports.endWords = endWords;
const NUMBER = new Intl.NumberFormat('en');
function numberText(value) {
    return NUMBER.format(value);
}
/** The time of day, to the second. */
function timeText(at) {
    return new Date(at).toLocaleTimeString('en-GB');
}
/** How long something took, or takes. */
function spanText(milliseconds) {
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
/** The last part of an address: that of a subscription alone. */
function shortName(entity) {
    return entity.slice(entity.lastIndexOf('/') + 1);
}
/** What people call a job: its name is made for machines. */
function jobTitle({ displayName, name, tags }) {
    if (displayName !== undefined && displayName !== name)
        return displayName;
    return tags.template ?? name;
}
function jobTone(state) {
    if (state === 'Failed' || state === 'NotResponding')
        return 'bad';
    if (state === 'Completed')
        return 'done';
    if (state === 'Canceled')
        return 'plain';
    return state === 'Running' || state === 'Finalizing' ? 'flow' : 'wait';
}
/** What became of a copy, in a few words. */
function copyWords({ state, detail, said }) {
    if (said !== undefined) {
        const because = said.reason === undefined ? '' : `: ${said.reason}`;
        switch (said.outcome) {
            case 'started':
                return { text: `job ${said.job ?? ''}`, tone: 'flow' };
            case 'already-started':
                return { text: `job ${said.job ?? ''}, started before`, tone: 'flow' };
            case 'waiting':
                return { text: `tried again${said.until === undefined ? '' : ` at ${said.until}`}${because}`, tone: 'wait' };
            case 'rejected':
                return { text: `set aside${because}`, tone: 'bad' };
            case 'given-back':
                return { text: `given back${because}`, tone: 'wait' };
        }
    }
    switch (state) {
        case 'waiting':
            return { text: detail === undefined ? 'waits' : `waits again: ${detail}`, tone: 'wait' };
        case 'scheduled':
            return { text: 'scheduled', tone: 'wait' };
        case 'delivered':
            return { text: 'with a receiver', tone: 'flow' };
        case 'completed':
            return { text: 'completed', tone: 'done' };
        case 'deferred':
            return { text: 'deferred', tone: 'wait' };
        case 'dead-lettered':
            return { text: `dead letter${detail === undefined ? '' : `: ${detail}`}`, tone: 'bad' };
        case 'forwarded':
            return { text: `forwarded to ${detail ?? ''}`, tone: 'plain' };
        case 'expired':
            return { text: 'expired', tone: 'bad' };
        case 'filter-failed':
            return { text: `a filter failed${detail === undefined ? '' : `: ${detail}`}`, tone: 'bad' };
        case 'cancelled':
            return { text: 'cancelled', tone: 'plain' };
        case 'discarded':
            return { text: 'taken away', tone: 'plain' };
    }
}
/** What became of a message as a whole, where it has no copy. */
function endWords({ end, copies }) {
    if (end === 'nowhere')
        return { text: 'no rule matches it', tone: 'bad' };
    if (end === 'dropped')
        return { text: 'dropped: one of its id came before', tone: 'bad' };
    return copies.length === 0 ? { text: 'nothing came of it', tone: 'plain' } : undefined;
}
//# sourceMappingURL=words.js.map