"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RunTable = void 0;
exports.keyOf = keyOf;
const broker_1 = require("../../../broker");
const states_1 = require("./states");
/** All runs, what is to happen to them when, and what has to be done about what has happened. */
class RunTable {
    now = Number.NEGATIVE_INFINITY;
    runs = new Map();
    due = new broker_1.DueTimes((run, at) => run.due?.at === at);
    effects = [];
    get(ref) {
        return this.runs.get(keyOf(ref));
    }
    /** A part of a run, by the name that it is kept under. */
    childOf(run, name) {
        return this.get({ workspaceId: run.workspaceId, name });
    }
    all() {
        return this.runs.values();
    }
    get size() {
        return this.runs.size;
    }
    add(run) {
        this.runs.set(keyOf(run), run);
        this.tell(run, true);
    }
    /** Takes one up that was there before; nobody has to be told. */
    restore(run) {
        this.runs.set(keyOf(run), run);
    }
    remove(run) {
        this.runs.delete(keyOf(run));
        this.effect({ kind: 'removed', run: { workspaceId: run.workspaceId, name: run.name } });
    }
    /** A name that nobody has, as near to one as can be. */
    freeName(workspaceId, base) {
        const short = base.slice(0, LONGEST_NAME);
        for (let number = 0;; number++) {
            const name = number === 0 ? short : `${short.slice(0, LONGEST_NAME - 8)}_${number}`;
            if (!this.runs.has(keyOf({ workspaceId, name })))
                return name;
        }
    }
    /** A run goes on to another state; what is over stays so. */
    move(run, state, error) {
        if ((0, states_1.rankOf)(state) <= (0, states_1.rankOf)(run.state))
            return;
        run.state = state;
        if (state === 'Running')
            run.started = this.now;
        if ((0, states_1.isOver)(state)) {
            run.ended = this.now;
            run.due = undefined;
            run.error = error;
        }
        this.tell(run, false);
    }
    /** Something of a run is otherwise: it is told as it is now, since it may go on before anybody hears. */
    tell(run, isNew) {
        this.effect({ kind: 'changed', run: { ...run }, state: run.state, isNew, at: this.now });
    }
    schedule(run, at, what) {
        run.due = { at, what };
        this.due.add(at, run);
    }
    nextDue() {
        return this.due.next();
    }
    /** What is due now, one after the other. */
    takeDue() {
        const run = this.due.take(this.now)?.what;
        if (run?.due === undefined)
            return undefined;
        const { what } = run.due;
        run.due = undefined;
        return { run, what };
    }
    effect(effect) {
        this.effects.push(effect);
    }
    takeEffects() {
        const taken = this.effects;
        this.effects = [];
        return taken;
    }
}
exports.RunTable = RunTable;
/** A name has at most 255 characters. */
const LONGEST_NAME = 255;
/** Ids of Azure are the same in capitals and small letters, names of jobs are not. */
function keyOf({ workspaceId, name }) {
    return `${workspaceId.toLowerCase()}/jobs/${name}`;
}
//# sourceMappingURL=run-table.js.map