"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.Jobs = Jobs;
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const signals_1 = require("@preact/signals");
const hooks_1 = require("preact/hooks");
const uplot_1 = __importDefault(require("uplot"));
const virtual_list_1 = require("../../../web/virtual-list");
const job_view_1 = require("../../azure-ml/job-view");
const parts_1 = require("./parts");
const state_1 = require("./state");
const words_1 = require("./words");
const ROW = 62;
/** How often the log of a job that runs is asked for, in milliseconds. */
const EVERY = 1_000;
/** The jobs, those at the top that are no part of another, and one of them with its log. */
function Jobs() {
    const all = [...state_1.jobs.value.values()].sort((a, b) => b.created - a.created);
    const tops = all.filter(({ parent }) => parent === undefined || !state_1.jobs.value.has(parent));
    const ordered = tops.flatMap((job) => [job, ...all.filter(({ parent }) => parent === job.name).reverse()]);
    const chosen = state_1.place.value.item;
    const job = state_1.jobs.value.get(chosen);
    const now = useNow(all.some(({ state }) => !(0, job_view_1.isOver)(state)));
    return ((0, jsx_runtime_1.jsxs)("div", { class: `two${chosen === '' ? '' : ' with-side'}`, children: [(0, jsx_runtime_1.jsxs)("section", { class: "list", "aria-label": "Jobs", children: [(0, jsx_runtime_1.jsxs)("div", { class: "bar", children: [(0, jsx_runtime_1.jsx)("h1", { children: "Jobs" }), (0, jsx_runtime_1.jsx)("p", { class: "muted", children: (0, words_1.numberText)(ordered.length) })] }), (0, jsx_runtime_1.jsx)(virtual_list_1.VirtualList, { id: "jobs", label: "Jobs, the newest first", count: ordered.length, rowHeight: ROW, selected: ordered.findIndex(({ name }) => name === chosen), keyOf: (index) => ordered[index]?.name ?? index, onSelect: (index) => (0, state_1.go)('jobs', ordered[index]?.name ?? ''), empty: state_1.setup.value?.hasJobs === true
                            ? 'No job yet: a message that matches starts one.'
                            : 'Nothing runs jobs here: only Service Bus was started.', render: (index) => {
                            const one = ordered[index];
                            return one === undefined ? null : (0, jsx_runtime_1.jsx)(JobLine, { job: one, now: now });
                        } }), (0, jsx_runtime_1.jsx)(ProgramLines, {})] }), job === undefined ? null : (0, jsx_runtime_1.jsx)(JobSide, { job: job, now: now })] }));
}
/** The time, which goes on while something runs. */
function useNow(isRunning) {
    const now = (0, signals_1.useSignal)(Date.now());
    (0, hooks_1.useEffect)(() => {
        if (!isRunning)
            return undefined;
        const ticking = setInterval(() => {
            now.value = Date.now();
        }, 1_000);
        return () => clearInterval(ticking);
    }, [isRunning]);
    return now.value;
}
function JobLine({ job, now }) {
    const { state, started, ended } = job;
    return ((0, jsx_runtime_1.jsxs)("div", { class: `message-line job-line${job.parent === undefined ? '' : ' is-part'}`, children: [(0, jsx_runtime_1.jsx)("time", { children: (0, words_1.timeText)(job.created) }), (0, jsx_runtime_1.jsx)("span", { class: "title", children: (0, words_1.jobTitle)(job) }), (0, jsx_runtime_1.jsxs)("span", { class: "text", children: [job.experiment, " \u00B7 ", job.cluster ?? 'serverless', job.nodes > 1 ? ` · ${job.nodes} nodes` : '', " \u00B7 ", job.name] }), (0, jsx_runtime_1.jsxs)("span", { class: "ends", children: [(0, jsx_runtime_1.jsx)(parts_1.Tag, { tone: (0, words_1.jobTone)(state), children: state }), started === undefined ? null : (0, jsx_runtime_1.jsx)("span", { class: "muted", children: (0, words_1.spanText)((ended ?? now) - started) }), Object.entries(job.metrics)
                        .slice(0, 2)
                        .map(([name, value]) => ((0, jsx_runtime_1.jsxs)("span", { class: "muted", children: [name, " ", metricText(value)] }, name)))] })] }));
}
function metricText(value) {
    return Number.isInteger(value) ? (0, words_1.numberText)(value) : value.toPrecision(4);
}
function JobSide({ job, now }) {
    const isDone = (0, job_view_1.isOver)(job.state);
    const isAsking = (0, signals_1.useSignal)(false);
    const cancel = async () => {
        isAsking.value = true;
        const { isOk, problems } = await (0, state_1.act)('cancel', { job: job.name });
        isAsking.value = false;
        (0, state_1.say)(isOk ? `${(0, words_1.jobTitle)(job)} is asked to end` : problems.join('; '), !isOk);
    };
    const message = job.message === undefined ? undefined : (0, state_1.rowOf)(job.message);
    const tags = Object.entries(job.tags);
    return ((0, jsx_runtime_1.jsxs)(parts_1.Side, { title: (0, words_1.jobTitle)(job), onClose: () => (0, state_1.go)('jobs'), children: [(0, jsx_runtime_1.jsxs)("p", { class: "state-line", children: [(0, jsx_runtime_1.jsx)(parts_1.Tag, { tone: (0, words_1.jobTone)(job.state), children: job.state }), job.started === undefined ? null : (0, jsx_runtime_1.jsx)("span", { children: (0, words_1.spanText)((job.ended ?? now) - job.started) }), isDone ? null : ((0, jsx_runtime_1.jsx)("button", { type: "button", class: "bad", onClick: cancel, disabled: isAsking.value, children: "Cancel the job" }))] }), job.error === undefined ? null : (0, jsx_runtime_1.jsx)("p", { class: "problems", children: job.error }), job.replaced.length === 0 ? null : ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("h3", { children: "Replaced on this machine" }), (0, jsx_runtime_1.jsx)("ul", { class: "replaced", children: job.replaced.map((one) => ((0, jsx_runtime_1.jsx)("li", { children: one }, one))) })] })), (0, jsx_runtime_1.jsx)(parts_1.Facts, { of: [
                    ['Name', job.name],
                    ['Kind', job.kind],
                    ['Cluster', `${job.cluster ?? 'serverless'}, ${job.nodes} ${job.nodes === 1 ? 'node' : 'nodes'}`],
                    ...(job.parent === undefined
                        ? []
                        : [['Part of', (0, jsx_runtime_1.jsx)("a", { href: (0, state_1.hashOf)('jobs', job.parent), children: job.parent })]]),
                    [
                        'Started by',
                        job.message === undefined ? ('nobody here has said by which message') : ((0, jsx_runtime_1.jsxs)("a", { href: (0, state_1.hashOf)('messages', String(job.message)), children: ["message ", job.message, message === undefined ? '' : `, ${message.title}`] })),
                    ],
                    ['Folder', (0, jsx_runtime_1.jsx)("code", { children: job.folder })],
                ] }), (0, jsx_runtime_1.jsx)(Charts, { job: job }), (0, jsx_runtime_1.jsx)("h3", { children: "Log" }), (0, jsx_runtime_1.jsx)(Log, { job: job.name, isOver: isDone }), tags.length === 0 ? null : ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("h3", { children: "Tags" }), (0, jsx_runtime_1.jsx)(parts_1.Facts, { of: tags })] }))] }));
}
/** What a job writes, as it writes it; at its end while one looks at its end. */
function Log({ job, isOver }) {
    const text = (0, signals_1.useSignal)(undefined);
    const frame = (0, hooks_1.useRef)(null);
    (0, hooks_1.useEffect)(() => {
        let isGone = false;
        const read = async () => {
            const answer = await (0, state_1.ask)(`jobs/${encodeURIComponent(job)}/log`);
            if (isGone || answer === undefined || answer.text === text.value?.text)
                return;
            const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = frame.current ?? {};
            const isAtEnd = scrollTop + clientHeight > scrollHeight - 40;
            text.value = answer;
            if (isAtEnd)
                requestAnimationFrame(() => frame.current?.scrollTo({ top: frame.current.scrollHeight }));
        };
        void read();
        const reading = isOver ? undefined : setInterval(read, EVERY);
        return () => {
            isGone = true;
            clearInterval(reading);
        };
    }, [job, isOver]);
    return ((0, jsx_runtime_1.jsxs)("pre", { ref: frame, class: "log", tabIndex: 0, role: "log", "aria-live": "off", "aria-label": "Log", children: [text.value?.isCut === true ? '… its beginning is in the folder\n' : '', text.value === undefined ? '' : text.value.text === '' ? 'It has written nothing yet.' : text.value.text] }));
}
/** A chart for each metric. */
function Charts({ job }) {
    const series = (0, signals_1.useSignal)([]);
    const version = JSON.stringify(job.metrics);
    (0, hooks_1.useEffect)(() => {
        if (version === '{}')
            return undefined;
        let isGone = false;
        void (0, state_1.ask)(`jobs/${encodeURIComponent(job.name)}/metrics`).then((answer) => {
            if (!isGone && answer !== undefined)
                series.value = answer;
        });
        return () => {
            isGone = true;
        };
    }, [job.name, version]);
    if (version === '{}')
        return null;
    return ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("h3", { children: "Metrics" }), (0, jsx_runtime_1.jsx)("div", { class: "charts", children: series.value.map((one) => ((0, jsx_runtime_1.jsx)(Chart, { series: one }, one.name))) })] }));
}
function Chart({ series }) {
    const frame = (0, hooks_1.useRef)(null);
    const plot = (0, hooks_1.useRef)(undefined);
    const data = [series.at.map((at) => at / 1000), [...series.values]];
    (0, hooks_1.useEffect)(() => {
        const element = frame.current;
        if (element === null)
            return undefined;
        const style = getComputedStyle(element);
        const [ink, line, flow] = ['--muted', '--line', '--flow'].map((name) => style.getPropertyValue(name).trim());
        const axis = { stroke: ink ?? '', grid: { stroke: line ?? '', width: 1 }, ticks: { show: false } };
        plot.current = new uplot_1.default({
            width: element.clientWidth,
            height: 120,
            legend: { show: false },
            cursor: { y: false },
            axes: [
                { ...axis, size: 28 },
                { ...axis, size: 52 },
            ],
            series: [{}, { stroke: flow ?? '', width: 2, points: { show: series.values.length < 30 } }],
        }, data, element);
        const resized = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: 120 }));
        resized.observe(element);
        return () => {
            resized.disconnect();
            plot.current?.destroy();
        };
    }, [series.name]);
    (0, hooks_1.useEffect)(() => plot.current?.setData(data), [series]);
    const last = series.values.at(-1);
    return ((0, jsx_runtime_1.jsxs)("figure", { class: "chart", children: [(0, jsx_runtime_1.jsxs)("figcaption", { children: [series.name, " ", (0, jsx_runtime_1.jsx)("strong", { children: last === undefined ? '' : metricText(last) })] }), (0, jsx_runtime_1.jsx)("div", { ref: frame, role: "img", "aria-label": `${series.name}: ${series.values.length} values, the last ${last}` })] }));
}
/** What the programs have logged. */
function ProgramLines() {
    const all = state_1.lines.value;
    if (all.length === 0)
        return null;
    return ((0, jsx_runtime_1.jsxs)("details", { class: "program-lines", children: [(0, jsx_runtime_1.jsxs)("summary", { children: ["What the programs say (", (0, words_1.numberText)(all.length), ")"] }), (0, jsx_runtime_1.jsx)("ol", { children: [...all].reverse().map((line, index) => ((0, jsx_runtime_1.jsxs)("li", { class: line.level, children: [(0, jsx_runtime_1.jsx)("time", { children: (0, words_1.timeText)(line.at) }), " ", (0, jsx_runtime_1.jsx)("b", { children: line.program }), " ", line.text] }, `${line.at} ${all.length - index}`))) })] }));
}
//# sourceMappingURL=jobs.js.map