"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnreadableDocument = exports.Reference = void 0;
exports.isObject = isObject;
exports.argumentAt = argumentAt;
const schema_1 = require("../schema");
/** A value that Terraform computes. */
class Reference {
    text;
    from;
    constructor(
    /** The expression, with its `${…}`; `known after apply` in a plan. No sensitive value is ever part of it. */
    text, 
    /**
     * All that it is made of, followed through locals, variables, and what modules take and give:
     * `module.bus.azurerm_servicebus_topic.jobs.id`, `var.region`.
     *
     * @default - nothing is known of that but what the text says
     */
    from = []) {
        this.text = text;
        this.from = from;
    }
}
exports.Reference = Reference;
/** Why a file cannot be used, in one line. */
class UnreadableDocument extends Error {
    name = 'UnreadableDocument';
}
exports.UnreadableDocument = UnreadableDocument;
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What is at a dotted path of arguments; of a list of blocks the first, since plans have one where one is allowed. */
function argumentAt(values, argument) {
    let value = values;
    for (const part of argument.split('.')) {
        if (value instanceof Reference)
            return undefined;
        while (Array.isArray(value) && !/^\d+$/.test(part))
            value = value[0];
        if (Array.isArray(value))
            value = value[Number(part)];
        else if (isObject(value))
            value = (0, schema_1.own)(value, part);
        else
            return undefined;
    }
    return value;
}
//# sourceMappingURL=resource.js.map