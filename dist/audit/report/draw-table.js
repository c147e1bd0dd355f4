"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.drawTable = drawTable;
const string_width_1 = __importDefault(require("string-width"));
const table_1 = require("table");
/**
 * A table with a frame, of cells with some lines each; the first row is the head.
 *
 * Lines are broken and measured once, since those of a report repeat: what a rule is called stands in a row for each
 * resource. A hundred thousand rows take two seconds.
 */
function drawTable(rows, widths) {
    const columns = widths.map((width) => new Column(width));
    const ruled = (left, between, right) => `${left}${columns.map(({ width }) => (left === '╟' ? '─'.repeat(width + 2) : '═'.repeat(width + 2))).join(between)}${right}`;
    const lines = [ruled('╔', '╤', '╗')];
    for (const [index, row] of rows.entries()) {
        if (index > 0)
            lines.push(ruled('╟', '┼', '╢'));
        const cells = columns.map((column, at) => column.lines(row[at] ?? []));
        const height = Math.max(...cells.map(({ length }) => length));
        for (let at = 0; at < height; at++) {
            lines.push(`║ ${cells.map((cell, column) => cell[at] ?? columns[column]?.empty).join(' │ ')} ║`);
        }
    }
    return [...lines, ruled('╚', '╧', '╝')];
}
/** Letters that take one column each, and no colours: the dots are those of a text that was shortened. */
const PLAIN = /^[ -~…]*$/;
/** The package looks at all letters of a line for each part of it; nobody has a longer line that was not made to be. */
const LONG = /.{1,1000}/gsu;
const COLOURED = /\p{Cc}/u;
/** A column of cells. What is too wide is broken as the package `table` does it, which takes its time for each letter. */
class Column {
    width;
    empty;
    known = new Map();
    beginning;
    constructor(width) {
        this.width = width;
        this.empty = ' '.repeat(width);
        // What ends with a word, or behind a sign within one.
        this.beginning = new RegExp(`^.{1,${width}}(?:\\s+|$)|^.{1,${Math.max(1, width - 1)}}[\\\\/_.,;-]`);
    }
    /** The lines of a cell, all as wide as the column. */
    lines(cell) {
        return cell.flatMap((line) => {
            const isPlain = PLAIN.test(line);
            const width = isPlain ? line.length : (0, string_width_1.default)(line);
            if (width <= this.width)
                return `${line}${' '.repeat(this.width - width)}`;
            const known = this.known.get(line) ?? (isPlain ? this.brokenPlain(line) : this.brokenAny(line));
            this.known.set(line, known);
            return known;
        });
    }
    brokenPlain(line) {
        const parts = [];
        for (let rest = line; rest !== '';) {
            const part = this.beginning.exec(rest)?.[0] ?? rest.slice(0, this.width);
            parts.push(part.trimEnd().padEnd(this.width));
            rest = rest.slice(part.length);
        }
        return parts;
    }
    /** With colours, or letters of another width. */
    brokenAny(line) {
        const pieces = COLOURED.test(line) ? [line] : (line.match(LONG) ?? []);
        return pieces.flatMap((piece) => this.broken(piece));
    }
    broken(line) {
        return (0, table_1.table)([[line]], { ...NO_FRAME, columns: [{ width: this.width, wrapWord: true }] })
            .split('\n')
            .slice(0, -1);
    }
}
const NO_FRAME = {
    border: (0, table_1.getBorderCharacters)('void'),
    drawHorizontalLine: () => false,
    columnDefault: { paddingLeft: 0, paddingRight: 0 },
};
//# sourceMappingURL=draw-table.js.map