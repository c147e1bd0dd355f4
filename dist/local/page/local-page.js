"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalPage = void 0;
const answering_1 = require("./answering");
const explaining_1 = require("./explaining");
const job_log_1 = require("./job-log");
const message_log_1 = require("./message-log");
const setup_of_1 = require("./setup-of");
const stream_1 = require("./stream");
const HISTORY = 100_000;
/** How often what has changed is sent to those who look, in milliseconds. */
const EVERY = 250;
/** So many of the newest rows are sent without being asked for. */
const MOST_ROWS = 200;
const MOST_LINES = 200;
/**
 * The live page of a Service Bus on this machine, as a service for an HTTP server: what is in it and what happens, and what
 * a person may do about it.
 *
 * @example
 * const page = new LocalPage({ bus, topology, jobs, programs, examples });
 * http.mount(page.service);
 * …
 * page.close();
 */
class LocalPage {
    setup;
    explaining;
    messages;
    jobs;
    bus;
    jobsHere;
    stream;
    ends = [];
    ticking;
    lines = [];
    newLines = [];
    known = new Map();
    constructor(options) {
        const { bus, topology, jobs, programs, listeners = [], examples = [], history = HISTORY } = options;
        this.bus = bus;
        this.jobsHere = jobs;
        this.setup = (0, setup_of_1.setupOf)(bus.namespace, topology, flattened(examples), listeners, jobs !== undefined);
        this.explaining = new explaining_1.Explaining(topology);
        this.jobs = new job_log_1.JobLog();
        this.messages = new message_log_1.MessageLog(history, listeners, (job, message) => this.jobs.startedBy(job, message));
        this.stream = new stream_1.DeltaStream(() => JSON.stringify(this.whole()));
        this.ends.push(bus.observe((event) => this.messages.hear(event)));
        for (const job of jobs?.list() ?? [])
            this.jobs.hear(job, Date.now());
        if (jobs !== undefined)
            this.ends.push(jobs.watch((job) => this.jobs.hear(job, Date.now())));
        if (programs !== undefined)
            this.ends.push(programs.watch((line) => {
                this.messages.hearLine(line);
                const { time, program, level, text } = line;
                this.newLines.push({ at: time.getTime(), program, level, text });
                if (this.newLines.length > 2 * MOST_LINES)
                    this.newLines = this.newLines.slice(-MOST_LINES);
            }));
        this.ticking = setInterval(() => this.tick(), EVERY).unref();
    }
    /** Answers what is for the page: `/`, and everything below `/page/`. */
    service = (request, response) => (0, answering_1.answerPage)(this, request, response);
    /** Stops listening, and ends what is open. */
    close() {
        for (const end of this.ends)
            end();
        clearInterval(this.ticking);
        this.stream.close();
    }
    tick() {
        this.lines = [...this.lines, ...this.newLines].slice(-MOST_LINES);
        const lines = this.newLines;
        this.newLines = [];
        if (this.stream.size === 0)
            return;
        const before = this.known;
        const counts = this.bus.counts();
        this.known = byAddress(counts);
        const changed = counts.filter((one) => !isSame(one, before.get(one.address)));
        const gone = [...before.keys()].filter((address) => !this.known.has(address));
        const numbers = this.messages.takeChanged();
        const jobs = this.jobs.takeChanged();
        if (numbers.length + changed.length + gone.length + jobs.length + lines.length === 0)
            return;
        this.stream.send(JSON.stringify(this.delta({ whole: false, counts: changed, gone, jobs, lines, numbers })));
    }
    whole() {
        const { first, last } = this.messages;
        const from = Math.max(first, last - MOST_ROWS + 1);
        const numbers = Array.from({ length: last - from + 1 }, (_, index) => from + index);
        const counts = this.bus.counts();
        if (this.stream.size <= 1) {
            // Nobody else waits for what has changed.
            this.messages.takeChanged();
            this.jobs.takeChanged();
            this.known = byAddress(counts);
        }
        return this.delta({ whole: true, counts, gone: [], jobs: this.jobs.all(), lines: this.lines, numbers });
    }
    delta({ numbers, ...others }) {
        const { first, last } = this.messages;
        const newest = [...numbers].sort((a, b) => a - b).slice(-MOST_ROWS);
        return {
            ...others,
            now: this.bus.clock.now.getTime(),
            first,
            last,
            rows: newest.flatMap((n) => this.messages.row(n) ?? []),
        };
    }
}
exports.LocalPage = LocalPage;
/** A file may have several messages. */
function flattened(examples) {
    return examples.flatMap(({ name, message }) => {
        if (!Array.isArray(message))
            return [{ name, message }];
        return message.map((one, index) => ({ name: message.length === 1 ? name : `${name} ${index + 1}`, message: one }));
    });
}
function byAddress(counts) {
    return new Map(counts.map((one) => [one.address, one]));
}
function isSame(a, b) {
    return b !== undefined && Object.keys(a).every((name) => a[name] === b[name]);
}
//# sourceMappingURL=local-page.js.map