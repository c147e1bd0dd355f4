"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Overview = Overview;
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const signals_1 = require("@preact/signals");
const hooks_1 = require("preact/hooks");
const virtual_list_1 = require("../../../web/virtual-list");
const zoom_1 = require("../../../web/zoom");
const zoom_buttons_1 = require("../../../web/zoom-buttons");
const messages_1 = require("./messages");
const parts_1 = require("./parts");
const state_1 = require("./state");
const words_1 = require("./words");
/** The topology with what is in it, and what comes. */
function Overview() {
    const { item } = state_1.place.value;
    const box = state_1.setup.value?.picture.boxes.find(({ id }) => id === item);
    const entity = box === undefined && item !== '' ? item : undefined;
    return ((0, jsx_runtime_1.jsxs)("div", { class: `overview${item === '' ? '' : ' with-side'}`, children: [(0, jsx_runtime_1.jsx)(LivePicture, { chosen: item }), box !== undefined && box.entities.length !== 1 ? ((0, jsx_runtime_1.jsx)(GroupSide, { box: box })) : ((0, jsx_runtime_1.jsx)(EntitySide, { entity: entity ?? box?.entities[0] })), item === '' ? (0, jsx_runtime_1.jsx)(Newest, {}) : null] }));
}
function LivePicture({ chosen }) {
    const svg = (0, hooks_1.useRef)(null);
    const zoom = (0, hooks_1.useRef)(undefined);
    const picture = state_1.setup.value?.picture;
    (0, hooks_1.useEffect)(() => {
        if (svg.current === null || picture === undefined)
            return undefined;
        zoom.current = (0, zoom_1.zoomable)(svg.current, picture);
        return () => zoom.current?.end();
    }, [picture]);
    if (picture === undefined)
        return (0, jsx_runtime_1.jsx)("section", { class: "stage", "aria-busy": "true" });
    const active = state_1.hot.value;
    const isHot = (id) => picture.boxes.some((box) => box.id === id && box.entities.some((one) => active.has(one)));
    return ((0, jsx_runtime_1.jsxs)("section", { class: "stage", "aria-label": "Topology", children: [(0, jsx_runtime_1.jsxs)("svg", { ref: svg, class: "picture", role: "group", "aria-label": "Topology with live counts", tabindex: 0, children: [picture.arrows.map((arrow) => ((0, jsx_runtime_1.jsx)(ArrowLine, { arrow: arrow, isHot: isHot(arrow.to) && isHot(arrow.from) }, `${arrow.from} ${arrow.to} ${arrow.label}`))), picture.boxes.map((box) => ((0, jsx_runtime_1.jsx)(BoxCard, { box: box, isHot: isHot(box.id), isChosen: box.id === chosen }, box.id)))] }), (0, jsx_runtime_1.jsx)(zoom_buttons_1.ZoomButtons, { zoom: () => zoom.current })] }));
}
/** A line through points, bent where it turns. */
function pathOf(points) {
    const [first, ...others] = points;
    if (first === undefined)
        return '';
    const middle = (a, b) => `${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2}`;
    const bends = others.slice(0, -1).map((point, index) => {
        const next = others[index + 1] ?? point;
        return `Q${point[0]} ${point[1]} ${index === others.length - 2 ? next.join(' ') : middle(point, next)}`;
    });
    return `M${first.join(' ')} ${bends.join(' ')}`;
}
function ArrowLine({ arrow, isHot }) {
    return ((0, jsx_runtime_1.jsx)("path", { d: pathOf(arrow.points), class: `arrow${isHot ? ' hot' : ''}${arrow.label === 'dead letters' ? ' dead' : ''}` }));
}
/** How wide a letter of a name is, in its larger and in its smaller size. */
const LETTERS = [9.4, 8];
/** A name with what has room in a box: in smaller letters, or without its middle, where it is long. */
function fitted(name, width) {
    const [most = 0, mostSmall = 0] = LETTERS.map((letter) => Math.floor((width - 82) / letter));
    if (name.length <= most)
        return { text: name, isSmall: false };
    if (name.length <= mostSmall)
        return { text: name, isSmall: true };
    const half = Math.floor((mostSmall - 1) / 2);
    return { text: `${name.slice(0, half)}…${name.slice(-half)}`, isSmall: true };
}
function BoxCard({ box, isHot, isChosen, }) {
    const all = box.entities.flatMap((entity) => state_1.counts.value.get(entity) ?? []);
    const sum = (name) => all.reduce((total, one) => total + one[name], 0);
    const [active, scheduled, deferred, dead] = [sum('active'), sum('scheduled'), sum('deferred'), sum('deadLetters')];
    const paused = all.filter(({ status }) => status !== 'Active').length;
    const notes = [
        ...(scheduled > 0 ? [{ tone: 'later', text: `${(0, words_1.numberText)(scheduled)} scheduled` }] : []),
        ...(deferred > 0 ? [{ tone: 'later', text: `${(0, words_1.numberText)(deferred)} deferred` }] : []),
        ...(dead > 0 ? [{ tone: 'dead', text: `${(0, words_1.numberText)(dead)} dead` }] : []),
        ...(paused > 0 ? [{ tone: 'paused', text: all.length > 1 ? `${paused} paused` : 'paused' }] : []),
    ];
    const rest = fittedNote(box);
    const { text: shownName, isSmall } = fitted(box.name, box.width);
    const name = box.name;
    const hasCounts = box.kind === 'subscription' || box.kind === 'queue';
    const label = `${name}, ${box.kind}${hasCounts ? `, ${active} active` : ''}${notes.map(({ text }) => `, ${text}`).join('')}`;
    const open = () => (0, state_1.go)('overview', box.id);
    return ((0, jsx_runtime_1.jsxs)("g", { class: `box ${box.kind}${isHot ? ' hot' : ''}${isChosen ? ' chosen' : ''}${dead > 0 ? ' has-dead' : ''}${paused > 0 ? ' is-paused' : ''}`, transform: `translate(${box.x} ${box.y})`, role: "button", tabindex: 0, "aria-label": label, "aria-pressed": isChosen, "data-entity": box.entities.length === 1 ? box.entities[0] : undefined, onClick: open, onKeyDown: (event) => {
            if (event.key !== 'Enter' && event.key !== ' ')
                return;
            event.preventDefault();
            open();
        }, children: [(0, jsx_runtime_1.jsx)("title", { children: name }), (0, jsx_runtime_1.jsx)("rect", { class: "card", width: box.width, height: box.height, rx: box.kind === 'topic' ? box.height / 2 : 8 }), (0, jsx_runtime_1.jsx)("rect", { class: "pulse", x: "0", y: "10", width: "4", height: box.height - 20, rx: "2" }), (0, jsx_runtime_1.jsx)("text", { class: isSmall ? 'name small' : 'name', x: box.kind === 'topic' ? 26 : 18, y: notes.length === 0 && rest === '' ? 37 : 27, children: shownName }), (0, jsx_runtime_1.jsxs)("text", { class: "notes", x: box.kind === 'topic' ? 26 : 18, y: "48", children: [notes.length === 0 ? (0, jsx_runtime_1.jsx)("tspan", { class: "rest", children: rest }) : null, notes.map(({ tone, text }, index) => ((0, jsx_runtime_1.jsx)("tspan", { class: tone, dx: index === 0 ? 0 : 10, children: text }, text)))] }), hasCounts ? ((0, jsx_runtime_1.jsx)("text", { class: `count${active === 0 ? ' none' : ''}`, x: box.width - 16, y: "41", "text-anchor": "end", children: compact(active) })) : null] }));
}
/** What else stands in a box, as far as it has room. */
function fittedNote({ note, width }) {
    const most = Math.floor((width - 90) / 7.4);
    return note.length > most ? `${note.slice(0, most - 1)}…` : note;
}
/** A number that has room in a box. */
function compact(value) {
    if (value < 10_000)
        return (0, words_1.numberText)(value);
    return value < 1_000_000 ? `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)}k` : `${(value / 1e6).toFixed(1)}M`;
}
/** The figures, the newest messages and the jobs that run. */
function Newest() {
    const { first, last } = state_1.range.value;
    const { active, deadLetters } = state_1.sums.value;
    void state_1.rowsVersion.value;
    const ofPage = Array.from({ length: Math.min(40, last - first + 1) }, (_, index) => last - index);
    (0, hooks_1.useEffect)(() => void (0, state_1.need)(ofPage), [last]);
    const current = [...state_1.jobs.value.values()]
        .filter(({ parent }) => parent === undefined)
        .sort((a, b) => b.created - a.created)
        .slice(0, 6);
    return ((0, jsx_runtime_1.jsxs)("section", { class: "newest", "aria-label": "What comes", children: [(0, jsx_runtime_1.jsxs)("div", { class: "figures", children: [(0, jsx_runtime_1.jsx)(Figure, { value: state_1.rate.value > 0 && state_1.rate.value < 10 ? state_1.rate.value.toFixed(1) : (0, words_1.numberText)(Math.round(state_1.rate.value)), name: "messages/s" }), (0, jsx_runtime_1.jsx)(Figure, { value: compact(active), name: "active" }), (0, jsx_runtime_1.jsx)(Figure, { value: compact(deadLetters), name: "dead letters", tone: deadLetters > 0 ? 'bad' : '', to: (0, state_1.hashOf)('dead') }), state_1.setup.value?.hasJobs ? (0, jsx_runtime_1.jsx)(Figure, { value: String(state_1.running.value), name: "jobs at work", to: (0, state_1.hashOf)('jobs') }) : null] }), current.length === 0 ? null : ((0, jsx_runtime_1.jsx)("ul", { class: "job-strip", "aria-label": "Newest jobs", children: current.map((job) => ((0, jsx_runtime_1.jsx)("li", { children: (0, jsx_runtime_1.jsxs)("a", { href: (0, state_1.hashOf)('jobs', job.name), children: [(0, jsx_runtime_1.jsx)("span", { class: `dot ${(0, words_1.jobTone)(job.state)}`, "aria-hidden": "true" }), (0, jsx_runtime_1.jsxs)("span", { class: "job-name", children: [(0, words_1.jobTitle)(job), " ", (0, jsx_runtime_1.jsx)("small", { children: job.experiment })] }), (0, jsx_runtime_1.jsx)("span", { class: `state ${(0, words_1.jobTone)(job.state)}`, children: job.state })] }) }, job.name))) })), (0, jsx_runtime_1.jsxs)("h2", { children: ["Newest messages ", (0, jsx_runtime_1.jsxs)("a", { href: (0, state_1.hashOf)('messages'), children: ["all ", (0, words_1.numberText)(last)] })] }), last < first ? ((0, jsx_runtime_1.jsxs)("p", { class: "empty", children: ["No message yet. ", (0, jsx_runtime_1.jsx)("a", { href: (0, state_1.hashOf)('send'), children: "Send one" }), ", or let your own program send."] })) : ((0, jsx_runtime_1.jsx)("ol", { class: "feed", children: ofPage.map((n) => {
                    const row = (0, state_1.rowOf)(n);
                    return row === undefined ? null : ((0, jsx_runtime_1.jsx)("li", { children: (0, jsx_runtime_1.jsx)("a", { href: (0, state_1.hashOf)('messages', String(n)), children: (0, jsx_runtime_1.jsx)(messages_1.MessageLine, { row: row }) }) }, n));
                }) }))] }));
}
function Figure({ value, name, tone = '', to }) {
    const content = ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("strong", { children: value }), " ", (0, jsx_runtime_1.jsx)("span", { children: name })] }));
    return to === undefined ? ((0, jsx_runtime_1.jsx)("div", { class: `figure ${tone}`, children: content })) : ((0, jsx_runtime_1.jsx)("a", { class: `figure ${tone}`, href: to, children: content }));
}
/** A queue, topic or subscription by itself. */
function EntitySide({ entity }) {
    const isBusy = (0, signals_1.useSignal)(false);
    if (state_1.place.value.item === '')
        return null;
    const one = entity === undefined ? undefined : state_1.counts.value.get(entity);
    const close = () => (0, state_1.go)('overview');
    if (entity === undefined || one === undefined)
        return ((0, jsx_runtime_1.jsx)(parts_1.Side, { title: entity ?? 'Not here', onClose: close, children: (0, jsx_runtime_1.jsx)("p", { children: "This is no entity of the namespace that runs here." }) }));
    const isPaused = one.status !== 'Active';
    const pause = async () => {
        isBusy.value = true;
        const { isOk, problems } = await (0, state_1.act)('pause', { entity, isPaused: !isPaused });
        isBusy.value = false;
        if (isOk)
            (0, state_1.say)(`${(0, words_1.shortName)(entity)} ${isPaused ? 'goes on' : 'is paused: it gets messages, and gives none'}`);
        else
            (0, state_1.say)(problems.join('; '), true);
    };
    const listener = state_1.setup.value?.listeners[entity];
    return ((0, jsx_runtime_1.jsxs)(parts_1.Side, { title: (0, words_1.shortName)(entity), onClose: close, children: [(0, jsx_runtime_1.jsxs)("p", { class: "muted", children: [one.kind, " ", one.kind === 'subscription' ? `of ${entity.split('/')[0]}` : '', listener === undefined ? '' : `, ${listener} listens`] }), (0, jsx_runtime_1.jsx)(parts_1.Facts, { of: [
                    ...(one.kind === 'topic' ? [] : [['Active', (0, words_1.numberText)(one.active)]]),
                    ...(one.kind === 'topic' ? [] : [['With a receiver', (0, words_1.numberText)(one.locked)]]),
                    ['Scheduled', (0, words_1.numberText)(one.scheduled)],
                    ...(one.kind === 'topic' ? [] : [['Deferred', (0, words_1.numberText)(one.deferred)]]),
                    ...(one.kind === 'topic' ? [] : [['Dead letters', (0, words_1.numberText)(one.deadLetters)]]),
                    ['Status', one.status],
                ] }), (0, jsx_runtime_1.jsxs)("p", { class: "actions", children: [one.kind === 'topic' ? null : ((0, jsx_runtime_1.jsx)("button", { type: "button", onClick: pause, disabled: isBusy.value, "aria-pressed": isPaused, children: isPaused ? 'Resume' : 'Pause' })), one.kind === 'topic' ? ((0, jsx_runtime_1.jsx)("a", { class: "button", href: (0, state_1.hashOf)('send', entity), children: "Send to it" })) : null, one.kind === 'topic' ? null : ((0, jsx_runtime_1.jsx)("a", { class: "button", href: (0, state_1.hashOf)('stored', entity), children: "Look at its messages" })), one.deadLetters > 0 ? ((0, jsx_runtime_1.jsx)("a", { class: "button", href: (0, state_1.hashOf)('dead', entity), children: "Dead letters" })) : null] }), (0, jsx_runtime_1.jsx)(parts_1.Rules, { entity: entity })] }));
}
/** Subscriptions that are drawn as one box. */
function GroupSide({ box }) {
    const wanted = (0, signals_1.useSignal)('');
    const shown = box.entities.filter((entity) => (0, words_1.shortName)(entity).toLowerCase().includes(wanted.value.toLowerCase()));
    return ((0, jsx_runtime_1.jsxs)(parts_1.Side, { title: box.name, onClose: () => (0, state_1.go)('overview'), children: [(0, jsx_runtime_1.jsxs)("label", { class: "search", children: [(0, jsx_runtime_1.jsx)("span", { children: "Search" }), (0, jsx_runtime_1.jsx)("input", { type: "search", value: wanted.value, onInput: (event) => (wanted.value = event.currentTarget.value) })] }), (0, jsx_runtime_1.jsx)(virtual_list_1.VirtualList, { id: "group", label: box.name, count: shown.length, rowHeight: 44, selected: -1, keyOf: (index) => shown[index] ?? index, onSelect: (index) => (0, state_1.go)('overview', shown[index] ?? ''), empty: "None of that name.", render: (index) => {
                    const entity = shown[index] ?? '';
                    const one = state_1.counts.value.get(entity);
                    return ((0, jsx_runtime_1.jsxs)("div", { class: "entity-line", children: [(0, jsx_runtime_1.jsx)("span", { children: (0, words_1.shortName)(entity) }), one !== undefined && one.deadLetters > 0 ? ((0, jsx_runtime_1.jsxs)("span", { class: "bad", children: [(0, words_1.numberText)(one.deadLetters), " dead"] })) : null, one?.status === 'Active' ? null : (0, jsx_runtime_1.jsx)("span", { class: "wait", children: "paused" }), (0, jsx_runtime_1.jsx)("strong", { children: (0, words_1.numberText)(one?.active ?? 0) })] }));
                } })] }));
}
//# sourceMappingURL=overview.js.map