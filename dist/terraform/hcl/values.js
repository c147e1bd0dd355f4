"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Steppable = exports.Choice = exports.TemplateReference = exports.Sensitive = void 0;
exports.pathText = pathText;
exports.keyText = keyText;
exports.unmarked = unmarked;
exports.marked = marked;
exports.isPrimitive = isPrimitive;
exports.madeOf = madeOf;
exports.isLiteral = isLiteral;
const resource_1 = require("../resource");
/** A value that Terraform marks as sensitive: it is reasoned about, and never shown. */
class Sensitive {
    value;
    constructor(value) {
        this.value = value;
    }
}
exports.Sensitive = Sensitive;
/** A text with something in it that only Terraform knows: `${azurerm_servicebus_namespace.bus.id}/topics/jobs`. */
class TemplateReference extends resource_1.Reference {
    parts;
    constructor(text, from, 
    /** What it is put together from. */
    parts) {
        super(text, from);
        this.parts = parts;
    }
}
exports.TemplateReference = TemplateReference;
/** One of several values, and only Terraform knows which. */
class Choice extends resource_1.Reference {
    options;
    constructor(text, from, options) {
        super(text, from);
        this.options = options;
    }
}
exports.Choice = Choice;
/** A value that only Terraform knows, of which the document knows parts: a resource, a module. */
class Steppable extends resource_1.Reference {
}
exports.Steppable = Steppable;
/** A path as it is written: `["a"].name[0]`. */
function pathText(path) {
    return path.map(stepText).join('');
}
function stepText(step) {
    if (step.kind === 'attribute')
        return `.${step.name}`;
    if (step.kind === 'splat')
        return '[*]';
    return step.kind === 'index' ? keyText(step.key) : `[${step.source}]`;
}
/** The key of an instance as it stands in an address: `["a"]`, `[0]`. */
function keyText(key) {
    return `[${JSON.stringify(key)}]`;
}
/** A value without the marks of what is sensitive in it, and whether there was one. */
function unmarked(value) {
    return value instanceof Sensitive
        ? { value: unmarked(value.value).value, isSensitive: true }
        : { value, isSensitive: false };
}
/** A value, marked where something is that it comes from. */
function marked(value, isSensitive) {
    return isSensitive && !(value instanceof Sensitive) ? new Sensitive(value) : value;
}
/** Text, number or yes and no: what stands in a template as it is. */
function isPrimitive(value) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
/** Everything that a value is made of and that is not literal, and whether something of it is sensitive. */
function madeOf(value) {
    const from = new Set();
    let isSensitive = false;
    const visit = (part) => {
        if (part instanceof Sensitive) {
            isSensitive = true;
            visit(part.value);
        }
        else if (part instanceof resource_1.Reference)
            for (const one of part.from)
                from.add(one);
        else if (Array.isArray(part) || part instanceof Set)
            for (const one of part)
                visit(one);
        else if ((0, resource_1.isObject)(part))
            for (const one of Object.values(part))
                visit(one);
    };
    visit(value);
    return { from: [...from], isSensitive };
}
/** Whether nothing in a value is left to Terraform. */
function isLiteral(value) {
    if (value instanceof resource_1.Reference)
        return false;
    if (value instanceof Sensitive)
        return isLiteral(value.value);
    if (Array.isArray(value) || value instanceof Set)
        return [...value].every(isLiteral);
    return !(0, resource_1.isObject)(value) || Object.values(value).every(isLiteral);
}
//# sourceMappingURL=values.js.map