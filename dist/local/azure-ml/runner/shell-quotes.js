"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Quotes = void 0;
/**
 * Follows the quotes of a command of Bash, character by character: quotes within `$(…)` and backticks are their own, and
 * those in a comment are none.
 *
 * It need not be right of every command that there is: what depends on it is how a value looks, and never whether it is run.
 */
class Quotes {
    open = [];
    isComment = false;
    isEscaped = false;
    before = '\n';
    /** Where the next character stands. */
    get place() {
        const last = this.open.at(-1);
        if (last === 'double')
            return 'double';
        return last === 'single' || last === 'ansi' ? 'single' : 'bare';
    }
    read(character) {
        const before = this.before;
        this.before = character;
        if (this.isComment) {
            this.isComment = character !== '\n';
        }
        else if (this.isEscaped) {
            this.isEscaped = false;
        }
        else if (this.place === 'single') {
            this.readSingle(character);
        }
        else if (character === '\\') {
            this.isEscaped = true;
        }
        else {
            this.readOther(character, before);
        }
    }
    readSingle(character) {
        if (character === "'")
            this.open.pop();
        else if (character === '\\' && this.open.at(-1) === 'ansi')
            this.isEscaped = true;
    }
    readOther(character, before) {
        const last = this.open.at(-1);
        const isBare = last !== 'double';
        if (character === '"')
            this.toggle('double');
        else if (character === '`')
            this.toggle('backtick');
        else if (character === "'" && isBare)
            this.open.push(before === '$' ? 'ansi' : 'single');
        else if (character === '(' && (before === '$' || isBare))
            this.open.push('parenthesis');
        else if (character === ')' && last === 'parenthesis')
            this.open.pop();
        else if (character === '#' && isBare && /[\s;&|(]/.test(before))
            this.isComment = true;
    }
    toggle(kind) {
        if (this.open.at(-1) === kind)
            this.open.pop();
        else
            this.open.push(kind);
    }
}
exports.Quotes = Quotes;
//# sourceMappingURL=shell-quotes.js.map