/** What a column holds: its lines, which are broken where they are wider, between words if that is possible. */
type Cell = readonly string[];
/**
 * A table with a frame, of cells with some lines each; the first row is the head.
 *
 * Lines are broken and measured once, since those of a report repeat: what a rule is called stands in a row for each
 * resource. A hundred thousand rows take two seconds.
 */
export declare function drawTable(rows: readonly (readonly Cell[])[], widths: readonly number[]): string[];
export {};
