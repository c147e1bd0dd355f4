"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RunningBroker = void 0;
const promises_1 = require("node:timers/promises");
const core_1 = require("./core");
/** A timer cannot wait longer: 2^31 milliseconds. */
const LONGEST_WAIT = 2_147_483_647;
const NOT_KEPT = new core_1.BrokerError('amqp:internal-error', 'What was asked cannot be kept: the folder with the data takes nothing any more.');
/**
 * The state machine with a clock, with those that are connected, and with what keeps its state: nobody is told of anything
 * before that is kept.
 */
class RunningBroker {
    core;
    store;
    onUnkept;
    receivers = new Map();
    observers = new Set();
    watchers = new Set();
    untold = [];
    telling;
    /** That nothing is carried out any more: it was stopped, or could not be kept. */
    isOver = false;
    lateness = 0;
    /** How much later it is here than on the system's clock. */
    ahead = 0;
    timer;
    timerAt = Number.POSITIVE_INFINITY;
    constructor({ store, records = [], onUnkept = () => undefined, ...options }) {
        this.store = store;
        this.onUnkept = onUnkept;
        this.core = core_1.Broker.restore(records, { durable: store !== undefined, ...options });
        this.wait();
    }
    /** What time it is here: the system's, and what was let pass beside. */
    now() {
        return Date.now() + this.ahead;
    }
    /** Carries out a command; the answer comes when it is kept, and after everything that happened before. */
    run(command) {
        return new Promise((resolve) => this.carryOut(command, resolve));
    }
    /** The same without a promise, for what is done with every message: where nothing is to be kept it is told before this returns. */
    carryOut(command, told) {
        this.tell(this.core.run(command, this.now()), told);
    }
    /** Lets time pass at once: everything happens that is due until then. */
    async advance(by) {
        this.ahead += by;
        // The timer was set by the clock as it was.
        if (this.timerAt !== Number.NEGATIVE_INFINITY) {
            clearTimeout(this.timer);
            this.timerAt = Number.POSITIVE_INFINITY;
        }
        await new Promise((resolve) => this.tell(this.core.advance(this.now()), resolve));
    }
    /** Tells everything later by so much, until it is set to 0 again: a slow network. */
    delay(by) {
        this.lateness = by;
    }
    /** Hears what happens to a receiver, from before it is opened. */
    listen(receiver, listener) {
        this.receivers.set(receiver, listener);
    }
    forget(receiver) {
        this.receivers.delete(receiver);
    }
    /** Hears what happens beside receivers. @returns what ends it */
    watch(watcher) {
        this.watchers.add(watcher);
        return () => this.watchers.delete(watcher);
    }
    /** Hears what happens to messages; while nobody does, nothing is told of them. @returns what ends it */
    observe(observer) {
        this.observers.add(observer);
        this.core.watched(true);
        return () => {
            this.observers.delete(observer);
            this.core.watched(this.observers.size > 0);
        };
    }
    /** Ends time, when everything is told. */
    async stop() {
        clearTimeout(this.timer);
        this.timer = undefined;
        this.timerAt = Number.NEGATIVE_INFINITY;
        while (this.telling !== undefined)
            await this.telling;
        // What connections do as they end is nothing to keep.
        this.isOver = true;
    }
    tell({ answer, effects, journal }, told) {
        this.wait();
        if (this.isOver) {
            told(NOT_KEPT);
            return;
        }
        const isAtOnce = this.telling === undefined && this.lateness === 0;
        if (isAtOnce && (this.store === undefined || journal.length === 0)) {
            for (const effect of effects)
                this.dispatch(effect);
            told(answer);
            return;
        }
        this.untold.push({
            journal,
            tell: (isKept) => {
                if (isKept)
                    for (const effect of effects)
                        this.dispatch(effect);
                told(isKept ? answer : NOT_KEPT);
            },
        });
        this.telling ??= this.tellAll();
    }
    /** Keeps and tells in order. What comes while something is written is kept together, in one go. */
    async tellAll() {
        while (this.untold.length > 0) {
            const told = this.untold;
            this.untold = [];
            if (this.lateness > 0)
                await (0, promises_1.setTimeout)(this.lateness);
            const isKept = await this.keep(told.flatMap(({ journal }) => journal));
            for (const { tell } of told)
                tell(isKept);
        }
        this.telling = undefined;
    }
    async keep(records) {
        if (this.isOver)
            return false;
        try {
            if (records.length > 0)
                await this.store?.write(records);
            return true;
        }
        catch (error) {
            // What the state machine has and the store has not is another state: nothing more can be told.
            this.isOver = true;
            this.onUnkept(error);
            return false;
        }
    }
    dispatch(effect) {
        if ('receiver' in effect)
            this.receivers.get(effect.receiver)?.(effect);
        else if (effect.kind === 'event')
            for (const observer of this.observers)
                observer(effect.event);
        else
            for (const watcher of this.watchers)
                watcher(effect);
    }
    /** Sets the timer for what happens next by itself. */
    wait() {
        const due = this.core.nextDue();
        if (due === undefined || due >= this.timerAt)
            return;
        clearTimeout(this.timer);
        this.timerAt = due;
        this.timer = setTimeout(() => this.wake(), Math.min(LONGEST_WAIT, Math.max(0, due - this.now())));
    }
    wake() {
        this.timerAt = Number.POSITIVE_INFINITY;
        this.tell(this.core.advance(this.now()), () => undefined);
    }
}
exports.RunningBroker = RunningBroker;
//# sourceMappingURL=running-broker.js.map