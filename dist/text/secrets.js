"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hideInTexts = hideInTexts;
exports.withoutSecrets = withoutSecrets;
exports.valueWithoutSecrets = valueWithoutSecrets;
const NOTHING = (text) => text;
let hide = NOTHING;
/**
 * From now on takes secrets out of every text of others before it is shown, wherever that is. In what a picture or JSON is
 * made of, and not in the finished one: a secret may be `"` or `<`.
 *
 * @param change `undefined` where there is nothing to hide any more
 */
function hideInTexts(change) {
    hide = change ?? NOTHING;
}
/** A text without secrets. */
function withoutSecrets(text) {
    return hide(text);
}
/** A value for JSON without secrets; its names stay. */
function valueWithoutSecrets(value) {
    if (hide === NOTHING)
        return value;
    return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'string' ? hide(part) : part)));
}
//# sourceMappingURL=secrets.js.map