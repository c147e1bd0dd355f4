"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkYamlNesting = checkYamlNesting;
const yaml_1 = require("yaml");
const nesting_1 = require("./nesting");
const place_1 = require("./place");
/**
 * Looks at how deep a text of YAML is, of which JSON is a part, before anything goes down into it.
 *
 * @throws NestedTooDeeply
 */
function checkYamlNesting(text) {
    if (text.length <= nesting_1.DEEPEST)
        return;
    const parser = new yaml_1.Parser();
    for (const lexeme of new yaml_1.Lexer().lex(text)) {
        // The library's parser keeps what is open in a list, and calls itself nowhere; what it makes is not needed yet.
        for (const _ of parser.next(lexeme))
            ;
        if (parser.stack.length > nesting_1.DEEPEST)
            throw new nesting_1.NestedTooDeeply((0, place_1.placeOf)(text, parser.offset));
    }
}
//# sourceMappingURL=yaml-nesting.js.map