"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobLog = void 0;
/** So many values of a metric are kept; of more, every second one is left out. */
const MOST_VALUES = 2_000;
/** What has been heard of jobs: their states, and the values that their metrics had one after the other. */
class JobLog {
    views = new Map();
    series = new Map();
    messages = new Map();
    changed = new Set();
    /** Hears of a job at a time, in milliseconds since 1970. */
    hear(job, at) {
        this.views.set(job.name, job);
        this.changed.add(job.name);
        for (const [name, value] of Object.entries(job.metrics))
            this.note(job.name, name, value, at);
    }
    /** Hears which message has started a job. */
    startedBy(job, message) {
        this.messages.set(job, message);
        this.changed.add(job);
    }
    takeChanged() {
        const changed = [...this.changed].flatMap((name) => this.row(name) ?? []);
        this.changed = new Set();
        return changed;
    }
    all() {
        return [...this.views.keys()].flatMap((name) => this.row(name) ?? []);
    }
    row(name) {
        const view = this.views.get(name);
        if (view === undefined)
            return undefined;
        const { created, started, ended } = view;
        return {
            ...view,
            created: created.getTime(),
            started: started?.getTime(),
            ended: ended?.getTime(),
            message: this.messages.get(name),
        };
    }
    metrics(name) {
        return [...(this.series.get(name) ?? [])].map(([metric, { at, values }]) => ({ name: metric, at, values }));
    }
    note(job, name, value, at) {
        const ofJob = this.series.get(job) ?? new Map();
        this.series.set(job, ofJob);
        const series = ofJob.get(name) ?? { at: [], values: [] };
        ofJob.set(name, series);
        if (series.values.at(-1) === value)
            return;
        series.at.push(at);
        series.values.push(value);
        if (series.values.length <= MOST_VALUES)
            return;
        for (const list of [series.at, series.values])
            list.splice(0, list.length, ...list.filter((_, n) => n % 2 === 0));
    }
}
exports.JobLog = JobLog;
//# sourceMappingURL=job-log.js.map