"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.messageKinds = messageKinds;
const rules_1 = require("../../rules");
const print_1 = require("../../rules/language/print");
const box_1 = require("../messages/box");
const message_set_1 = require("../messages/message-set");
const usage_1 = require("../messages/usage");
/**
 * The kinds of messages, and all others: by a list of texts that the contract asks every message for, or else by the
 * property that most rules compare with texts.
 */
function messageKinds(prover) {
    const property = kindProperty(prover);
    if (property === undefined) {
        return [{ kind: 'all messages', messages: message_set_1.EVERY_MESSAGE, isRest: false, isNear: () => true }];
    }
    const scope = property.isSystem ? 'sys' : undefined;
    const name = property.isSystem ? `sys.${property.name}` : (0, print_1.printName)(property.name);
    const kinds = property.values.map((value) => {
        const kind = `${name} = ${(0, print_1.printText)(value)}`;
        const own = (0, box_1.boxOf)(rules_1.SqlFilter.parse(kind), prover.space);
        const messages = prover.having(property.name, property.isSystem, value);
        return { kind, messages, isRest: false, isNear: (box) => !(0, box_1.areApart)(box, own) };
    });
    const key = (0, usage_1.keyOf)({ scope, name: property.name });
    const known = new Set(property.values);
    const rest = {
        kind: `any other ${name}`,
        messages: (0, message_set_1.outside)((0, message_set_1.inAny)(...kinds.map(({ messages }) => messages))),
        isRest: true,
        isNear: (box) => box !== undefined && !(0, box_1.isOnlyOneOf)(box, key, known),
    };
    return [...kinds, rest];
}
function kindProperty({ space, usages }) {
    const used = [...usages.byKey.values()].map(({ name, isSystem, literals, rules }) => ({
        name,
        isSystem,
        // The empty text is no kind of message.
        // A list of the contract has them all.
        values: (isSystem ? space.property(name, true).allowed : undefined) ??
            [...literals].filter((value) => typeof value === 'string' && value !== ''),
        rules,
    }));
    const rulesOf = (name) => usages.byKey.get((0, usage_1.keyOf)({ scope: undefined, name }))?.rules ?? 0;
    const listed = space.required.filter(({ allowed }) => allowed !== undefined);
    const [best] = [...listed].sort((a, b) => rulesOf(b.name) - rulesOf(a.name));
    if (best !== undefined)
        return { name: best.name, isSystem: false, values: best.allowed ?? [] };
    const [most] = used
        .filter(({ values }) => values.length > 0)
        .sort((a, b) => b.rules - a.rules || b.values.length - a.values.length);
    return most;
}
//# sourceMappingURL=message-kinds.js.map