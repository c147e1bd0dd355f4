"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Remembered = void 0;
/**
 * Answers about parts of a document that many resources share, each found once: of a list of what they may lead to, each
 * of them asks the same. What a question throws is its answer, too.
 */
class Remembered {
    ask;
    answers = new WeakMap();
    constructor(ask) {
        this.ask = ask;
    }
    of(part, document) {
        const known = this.answers.get(part) ?? this.answer(part, document);
        this.answers.set(part, known);
        if ('error' in known)
            throw known.error;
        return known.answer;
    }
    answer(part, document) {
        try {
            return { answer: this.ask(part, document) };
        }
        catch (error) {
            return { error };
        }
    }
}
exports.Remembered = Remembered;
//# sourceMappingURL=remembered.js.map