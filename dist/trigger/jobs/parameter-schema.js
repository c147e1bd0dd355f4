"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.literalText = literalText;
/**
 * A value as the text that Azure ML pastes into the command.
 *
 * Booleans begin with a capital, as the official client sends them: a script reads the same whether `az ml job create` or
 * a message has started it.
 */
function literalText(value) {
    if (typeof value === 'boolean')
        return value ? 'True' : 'False';
    return String(value);
}
//# sourceMappingURL=parameter-schema.js.map