"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MetricLines = void 0;
const LINE = /^metric ([A-Za-z0-9_][\w .\-/]{0,249})=([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?: step=(\d{1,15}))?\s*$/;
/** A line that is longer has no metric. */
const LONGEST = 1024;
/** Finds metrics in what a process writes: lines like `metric loss=0.25 step=3`. */
class MetricLines {
    found;
    rest = '';
    constructor(found) {
        this.found = found;
    }
    read(chunk) {
        const lines = (this.rest + chunk.toString('latin1')).split('\n');
        this.rest = (lines.pop() ?? '').slice(0, LONGEST);
        for (const line of lines)
            this.readLine(line);
    }
    end() {
        this.readLine(this.rest);
        this.rest = '';
    }
    readLine(line) {
        if (line.length > LONGEST)
            return;
        const [, name, value, step] = LINE.exec(line) ?? [];
        if (name === undefined || value === undefined)
            return;
        this.found({ name, value: Number(value), step: step === undefined ? undefined : Number(step) });
    }
}
exports.MetricLines = MetricLines;
//# sourceMappingURL=metric-lines.js.map