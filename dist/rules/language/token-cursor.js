"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TokenCursor = void 0;
const position_1 = require("../text/position");
const hyphen_hint_1 = require("./hyphen-hint");
const lexer_1 = require("./lexer");
const rule_error_1 = require("./rule-error");
/** Goes through the tokens of a text, with one token of look-ahead, and says what cannot stand where. */
class TokenCursor {
    text;
    language;
    token;
    lexer;
    constructor(text, language) {
        this.text = text;
        this.language = language;
        this.lexer = new lexer_1.Lexer(text, language);
        this.token = this.lexer.next();
    }
    advance() {
        const { token } = this;
        this.token = this.lexer.next();
        return token;
    }
    atSign(sign) {
        return this.token.kind === 'sign' && this.token.text === sign;
    }
    atKeyword(keyword) {
        return this.token.kind === 'keyword' && this.token.text === keyword;
    }
    expectSign(sign, expected = sign) {
        if (!this.atSign(sign))
            throw this.unexpected(expected);
        return this.advance();
    }
    unexpected(expected) {
        const { token, text } = this;
        const written = text.slice(token.start, token.end);
        if (token.kind === 'end') {
            const detail = `the text ends where ${expected} should be${(0, hyphen_hint_1.hyphenHint)(text, text.length)}`;
            return new rule_error_1.RuleError('syntax', detail, { start: text.length, end: text.length + 1 }, this.reported(token));
        }
        const hint = written === '=' && text[token.start - 1] === '=' ? '; equality is written with one =' : '';
        const detail = `${written} cannot stand here, but ${expected} can${hint || (0, hyphen_hint_1.hyphenHint)(text, token.start)}`;
        return new rule_error_1.RuleError('syntax', detail, token, this.reported(token));
    }
    /** The place of a token as the service gives it: that of the closing quote for what is quoted. */
    reported(token) {
        const { text } = this;
        if (token.kind === 'end')
            return { ...(0, position_1.endPlaceOf)(text), token: '' };
        if (token.kind === 'string' || token.kind === 'delimited') {
            return { ...(0, position_1.placeOf)(text, token.end - 1), token: text.slice(token.end - 1, token.end) };
        }
        return { ...(0, position_1.placeOf)(text, token.start), token: text.slice(token.start, token.end) };
    }
}
exports.TokenCursor = TokenCursor;
//# sourceMappingURL=token-cursor.js.map