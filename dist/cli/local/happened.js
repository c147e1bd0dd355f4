"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.happenedLines = happenedLines;
exports.endText = endText;
exports.isBad = isBad;
const table_1 = require("table");
const terminal_1 = require("../../terminal");
const text_1 = require("../../text");
/** What became of messages, a row for each copy of each. */
function happenedLines(stories, columns) {
    const rows = stories.flatMap(({ name, ends }) => ends.length === 0
        ? [[name, '', 'has not arrived']]
        : ends.map((end, index) => [index === 0 ? name : '', placeOf(end), endText(end)]));
    const cells = [['message', 'subscription', 'what became of it'], ...rows];
    const widest = [0, 1].map((column) => Math.max(...cells.map((row) => row[column].length)));
    const rest = Math.max(LEAST, (columns ?? WIDE) - widest.reduce((sum, width) => sum + width + GAP, 0));
    const drawn = (0, table_1.table)(cells, {
        border: (0, table_1.getBorderCharacters)('void'),
        drawHorizontalLine: () => false,
        columnDefault: { paddingLeft: 0, paddingRight: GAP, wrapWord: true },
        columns: [{ width: widest[0] }, { width: widest[1] }, { width: rest, paddingRight: 0 }],
    });
    return drawn
        .trimEnd()
        .split('\n')
        .map((text, index) => (index === 0 ? (0, text_1.line) `${terminal_1.colors.bold(text.trimEnd())}` : text.trimEnd()));
}
/** Between two columns. */
const GAP = 2;
/** How wide what became of a message is at least, and where there is no terminal. */
const LEAST = 30;
const WIDE = 140;
/** What became of one copy, in words. */
function endText(end) {
    switch (end.kind) {
        case 'open':
            return 'is being worked on';
        case 'job':
            return jobText(end);
        case 'set-aside':
            return `set aside: ${end.reason}${end.details === '' ? '' : ` (${end.details})`}`;
        case 'waiting':
            return `waits until ${end.until}: ${end.reason}`;
        case 'stays':
            return end.entity === end.subscription ? 'waits there for who receives it' : `waits in ${end.entity}`;
        case 'dead-letter':
            return `is a dead letter: ${end.reason}`;
        case 'nowhere':
            return 'no rule wants it: it is gone';
        case 'dropped':
            return 'dropped: a message of this id came before';
    }
}
function jobText({ job, view }) {
    if (view === undefined)
        return `job ${job}`;
    const { state, started, ended, error, metrics } = view;
    const seconds = started && ended ? ` in ${((ended.getTime() - started.getTime()) / 1000).toFixed(1)} s` : '';
    const values = Object.entries(metrics).map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`);
    const shown = values.length === 0 ? '' : `, ${values.join(', ')}`;
    return `job ${job} ${state}${seconds}${error === undefined ? shown : `: ${error}`}`;
}
function placeOf(end) {
    return 'subscription' in end ? end.subscription.split('/').at(-1) : '';
}
/** Whether something went wrong that somebody has to look at. */
function isBad(end) {
    if (end.kind === 'job')
        return end.view?.state === 'Failed' || end.view?.state === 'Canceled';
    return end.kind === 'set-aside' || end.kind === 'dead-letter' || end.kind === 'waiting' || end.kind === 'open';
}
//# sourceMappingURL=happened.js.map