"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReadingNotes = void 0;
exports.ignoredText = ignoredText;
/** That parts of a message that somebody has received are left out, and why. */
function ignoredText({ source, ignored }) {
    const who = source === undefined ? 'a message that was received' : `a message as ${source}`;
    const are = ignored.length === 1 ? 'is' : 'are';
    return `${who}: ${ignored.join(', ')} ${are} set after the filters have seen it, and left out`;
}
/** Says how messages were read, each thing once, however many messages it is true of. */
class ReadingNotes {
    told = new Set();
    /** What has not been said yet of how a message was read, a sentence each. */
    news({ assumed, source, ignored }) {
        const names = ignored.filter((name) => !this.told.has(`ignored ${name}`));
        for (const name of names)
            this.told.add(`ignored ${name}`);
        const isNew = assumed !== undefined && !this.told.has(assumed);
        if (isNew)
            this.told.add(assumed);
        return [...(isNew ? [assumed] : []), ...(names.length > 0 ? [ignoredText({ source, ignored: names })] : [])];
    }
}
exports.ReadingNotes = ReadingNotes;
//# sourceMappingURL=notes.js.map