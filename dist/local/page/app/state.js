"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sums = exports.running = exports.place = exports.said = exports.hot = exports.rate = exports.isConnected = exports.rowsVersion = exports.range = exports.lines = exports.jobs = exports.counts = exports.setup = void 0;
exports.rowOf = rowOf;
exports.hashOf = hashOf;
exports.go = go;
exports.ask = ask;
exports.act = act;
exports.say = say;
exports.need = need;
exports.listen = listen;
/// <reference lib="dom" />
const signals_1 = require("@preact/signals");
const job_view_1 = require("../../azure-ml/job-view");
/** What the page knows, and what it asks of its server. */
exports.setup = (0, signals_1.signal)(undefined);
exports.counts = (0, signals_1.signal)(new Map());
exports.jobs = (0, signals_1.signal)(new Map());
exports.lines = (0, signals_1.signal)([]);
exports.range = (0, signals_1.signal)({ first: 1, last: 0 });
/** Grows with each change of the rows that are known. */
exports.rowsVersion = (0, signals_1.signal)(0);
exports.isConnected = (0, signals_1.signal)(false);
/** Messages a second, over the last seconds. */
exports.rate = (0, signals_1.signal)(0);
/** The entities to which something came just now. */
exports.hot = (0, signals_1.signal)(new Set());
/** What was done, for who sees it and who hears it. */
exports.said = (0, signals_1.signal)(undefined);
exports.place = (0, signals_1.signal)(readPlace());
exports.running = (0, signals_1.computed)(() => [...exports.jobs.value.values()].filter(({ state }) => !(0, job_view_1.isOver)(state)).length);
exports.sums = (0, signals_1.computed)(() => {
    const all = { active: 0, scheduled: 0, deferred: 0, deadLetters: 0 };
    for (const one of exports.counts.value.values()) {
        all.active += one.active;
        all.scheduled += one.scheduled;
        all.deferred += one.deferred;
        all.deadLetters += one.deadLetters;
    }
    return all;
});
/** Rows that are known; of very many the oldest are asked for again. */
const rows = new Map();
const MOST_ROWS = 20_000;
const asked = new Set();
const MOST_LINES = 300;
function rowOf(n) {
    return rows.get(n);
}
function readPlace() {
    const [, view = '', ...item] = location.hash.split('/');
    return { view: view === '' ? 'overview' : view, item: item.map(decodeURIComponent).join('/') };
}
/** The address of a place. */
function hashOf(view, item = '') {
    return `#/${view}${item === '' ? '' : `/${item.split('/').map(encodeURIComponent).join('/')}`}`;
}
/** Goes there. From one of a list to the next is no step that the browser's Back takes. */
function go(view, item = '') {
    const before = exports.place.value;
    if (before.view === view && before.item !== '' && item !== '')
        history.replaceState(null, '', hashOf(view, item));
    else
        history.pushState(null, '', hashOf(view, item));
    exports.place.value = { view, item };
}
for (const kind of ['hashchange', 'popstate'])
    addEventListener(kind, () => {
        exports.place.value = readPlace();
    });
/** Asks for something; what is refused is told. */
async function ask(path) {
    const response = await fetch(`/page/${path}`);
    return response.ok ? (await response.json()) : undefined;
}
const token = document.querySelector('meta[name="page-token"]')?.content ?? '';
/** Lets something be done. */
async function act(what, given) {
    try {
        const response = await fetch(`/page/${what}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-Page-Token': token },
            body: JSON.stringify(given),
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
        const body = isJson ? JSON.parse(text) : { problems: [text.trim()] };
        return { isOk: response.ok, problems: body.problems ?? [], canAnyway: body.canAnyway, body };
    }
    catch {
        return { isOk: false, problems: ['the server does not answer'], body: {} };
    }
}
function say(text, isBad = false) {
    exports.said.value = { text, isBad };
    const own = exports.said.value;
    setTimeout(() => {
        if (exports.said.value === own)
            exports.said.value = undefined;
    }, 6_000);
}
/** Asks for rows that are seen and not known. */
async function need(numbers) {
    const missing = numbers.filter((n) => !rows.has(n) && !asked.has(n)).slice(0, 400);
    if (missing.length === 0)
        return;
    for (const n of missing)
        asked.add(n);
    const answer = await ask(`messages?numbers=${missing.join(',')}`);
    for (const n of missing)
        asked.delete(n);
    keep(answer?.rows ?? []);
}
function keep(more) {
    for (const row of more)
        rows.set(row.n, row);
    if (rows.size > MOST_ROWS) {
        const oldest = [...rows.keys()].slice(0, rows.size - MOST_ROWS / 2);
        for (const n of oldest)
            rows.delete(n);
    }
    exports.rowsVersion.value++;
}
/** When how many messages there were, for the rate. */
let seen = [];
const RATE_OVER = 4_000;
function heard(delta) {
    const { whole, first, last } = delta;
    if (whole) {
        rows.clear();
        seen = [];
    }
    const before = exports.range.value.last;
    if (!whole)
        for (const row of delta.rows)
            touch(row, before);
    keep(delta.rows);
    exports.range.value = { first, last };
    measure(last);
    if (delta.counts.length + delta.gone.length > 0 || whole) {
        const next = new Map(whole ? [] : exports.counts.value);
        for (const one of delta.counts)
            next.set(one.address, one);
        for (const address of delta.gone)
            next.delete(address);
        exports.counts.value = next;
    }
    if (delta.jobs.length > 0 || whole) {
        const next = new Map(whole ? [] : exports.jobs.value);
        for (const job of delta.jobs)
            next.set(job.name, job);
        exports.jobs.value = next;
    }
    if (delta.lines.length > 0 || whole)
        exports.lines.value = [...(whole ? [] : exports.lines.value), ...delta.lines].slice(-MOST_LINES);
}
function measure(last) {
    const now = performance.now();
    seen.push({ at: now, last });
    seen = seen.filter(({ at }) => at > now - RATE_OVER);
    const [oldest] = seen;
    exports.rate.value = oldest === undefined ? 0 : (last - oldest.last) / (RATE_OVER / 1000);
}
let cooling;
/** Notes that something came to where a new message went. */
function touch({ n, to, copies }, before) {
    if (n <= before)
        return;
    exports.hot.value = new Set([...exports.hot.value, to, ...copies.map(({ entity }) => entity)]);
    clearTimeout(cooling);
    cooling = setTimeout(() => {
        exports.hot.value = new Set();
    }, 900);
}
/** Begins to listen; the browser comes again by itself when the connection ends. */
async function listen() {
    exports.setup.value = await ask('setup');
    const source = new EventSource('/page/events');
    source.onopen = () => {
        exports.isConnected.value = true;
    };
    source.onerror = () => {
        exports.isConnected.value = false;
    };
    source.onmessage = ({ data }) => heard(JSON.parse(data));
    setInterval(() => measure(exports.range.value.last), 1_000);
}
//# sourceMappingURL=state.js.map