"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Stories = void 0;
const job_view_1 = require("../azure-ml/job-view");
/**
 * Follows messages through Service Bus, programs and jobs: what each has started, or where it is. It only listens, so it
 * says what has happened and not what should have.
 */
class Stories {
    records = new Map();
    jobs = new Map();
    /** Messages that something more may come of; kept up with each change, since everything that happens is heard. */
    open = new Set();
    /** The messages that have started a job, or have found it. */
    startersOf = new Map();
    subscriptionOf;
    listened;
    constructor(listeners) {
        this.subscriptionOf = new Map(listeners.map(({ program, subscription }) => [program, keyOf(subscription)]));
        this.listened = new Set(this.subscriptionOf.values());
    }
    /** Follows a message from now on; to be called before it is sent. */
    follow(message) {
        if (this.records.has(message.messageId))
            return;
        this.records.set(message.messageId, {
            message,
            copies: [],
            said: new Map(),
            isNowhere: false,
            isDropped: false,
        });
        this.open.add(message.messageId);
    }
    /** Hears what happens in Service Bus. */
    hear({ what, entity, messageId, detail = '' }) {
        const record = messageId === undefined ? undefined : this.records.get(messageId);
        if (record === undefined)
            return;
        const copy = record.copies.filter(({ subscription }) => keyOf(subscription) === keyOf(entity)).at(-1);
        if (what === 'no-match')
            record.isNowhere = true;
        else if (what === 'duplicate')
            record.isDropped = true;
        else if (what === 'enqueued' && isSubscription(entity))
            record.copies.push({ subscription: entity });
        else if (what === 'forwarded' && copy !== undefined)
            copy.forwardedTo = detail;
        else if (what === 'dead-lettered' && copy !== undefined)
            copy.deadLettered = detail;
        this.look(record);
    }
    /** Hears what a program logs. */
    hearLine({ program, entry }) {
        const subscription = this.subscriptionOf.get(program);
        const record = entry?.messageId === undefined ? undefined : this.records.get(entry.messageId);
        if (record === undefined || entry === undefined || subscription === undefined)
            return;
        record.said.set(subscription, [...(record.said.get(subscription) ?? []), entry]);
        if (entry.job !== undefined) {
            const starters = this.startersOf.get(entry.job) ?? new Set();
            this.startersOf.set(entry.job, starters.add(record.message.messageId));
        }
        this.look(record);
    }
    /** Hears of a job. */
    hearJob(job) {
        this.jobs.set(job.name, job);
        for (const messageId of this.startersOf.get(job.name) ?? [])
            this.look(this.records.get(messageId));
    }
    /** All that are followed, in the order in which they were. */
    list() {
        return [...this.records.values()].map((record) => {
            const { message } = record;
            return { ...message, name: this.nameOf(message), ends: this.endsOf(record) };
        });
    }
    /** How many are followed, and of how many of them something more may come. */
    get counts() {
        return { followed: this.records.size, open: this.open.size };
    }
    /** Whether nothing more will come of what is followed, unless somebody does something. */
    get isSettled() {
        return this.open.size === 0;
    }
    look(record) {
        const ends = this.endsOf(record);
        const { messageId } = record.message;
        if (ends.length === 0 || ends.some(isOpen))
            this.open.add(messageId);
        else
            this.open.delete(messageId);
    }
    /** An event is named after the message whose job it is of: a job may end before its program says that it was started. */
    nameOf({ name, job }) {
        if (job === undefined)
            return name;
        const [starter = ''] = this.startersOf.get(job) ?? [];
        return `${name} of ${this.records.get(starter)?.message.name ?? job}`;
    }
    endsOf(record) {
        if (record.copies.length === 0) {
            if (record.isNowhere)
                return [{ kind: 'nowhere' }];
            return record.isDropped ? [{ kind: 'dropped' }] : [];
        }
        const seen = new Map();
        return record.copies.map((copy) => {
            const key = keyOf(copy.subscription);
            const number = seen.get(key) ?? 0;
            seen.set(key, number + 1);
            return this.endOf(copy, settledOf(record.said.get(key) ?? [])[number]);
        });
    }
    endOf({ subscription, forwardedTo, deadLettered }, said) {
        if (forwardedTo !== undefined)
            return { kind: 'stays', subscription, entity: forwardedTo };
        if (deadLettered !== undefined)
            return { kind: 'dead-letter', subscription, reason: deadLettered };
        if (!this.listened.has(keyOf(subscription)))
            return { kind: 'stays', subscription, entity: subscription };
        if (said === undefined)
            return { kind: 'open', subscription };
        const { outcome, job, reason = '', details = [], until = '' } = said;
        if (job !== undefined && (outcome === 'started' || outcome === 'already-started')) {
            return { kind: 'job', subscription, job, view: this.jobs.get(job) };
        }
        if (outcome === 'waiting')
            return { kind: 'waiting', subscription, reason, until };
        return { kind: 'set-aside', subscription, reason, details: details.join('; ') };
    }
}
exports.Stories = Stories;
/**
 * One for each copy. What was given back comes again, and what waited is heard of again: what counts is what became of it
 * at last.
 */
function settledOf(said) {
    const of = (isWaiting) => said.filter(({ outcome }) => outcome !== 'given-back' && (outcome === 'waiting') === isWaiting);
    return [...of(false), ...of(true).reverse()];
}
/** Whether something more may come of a copy. */
function isOpen(end) {
    if (end.kind !== 'job')
        return end.kind === 'open';
    return end.view === undefined || !(0, job_view_1.isOver)(end.view.state);
}
function isSubscription(entity) {
    return /\/subscriptions\/[^/]+$/i.test(entity);
}
/** Service Bus does not tell letters from capitals in names. */
function keyOf(entity) {
    return entity.toLowerCase();
}
//# sourceMappingURL=story.js.map