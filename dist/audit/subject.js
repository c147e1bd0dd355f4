"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Subject = void 0;
exports.shown = shown;
const terraform_1 = require("../terraform");
const secret_texts_1 = require("./secret-texts");
const verdict_1 = require("./verdict");
/** What a rule is asked about: a resource, an output, another part of a configuration, or the document as a whole. */
class Subject {
    address;
    type;
    file;
    path;
    values;
    resource;
    said;
    constructor(
    /** As Terraform names it: `azurerm_servicebus_topic.events`, `output.secret`, `local.key`, `terraform`. */
    address, 
    /** The type of a resource; `output`, `written`, `called`, `unread` or `terraform` for the others. */
    type, file, 
    /** Where it stands in the JSON of the file. */
    path, values, 
    /** The resource, where it is one. */
    resource, 
    /** What stands beside it under `//`. */
    said) {
        this.address = address;
        this.type = type;
        this.file = file;
        this.path = path;
        this.values = values;
        this.resource = resource;
        this.said = said;
    }
    /** The construct that it was made by, where the JSON says so: `prod/bus/training-events`. */
    get constructPath() {
        const path = (0, terraform_1.argumentAt)(this.said, 'metadata.path');
        return typeof path === 'string' ? path.replace(/\/Resource$/, '') : undefined;
    }
    /**
     * Whether an argument is there at all; null is as if it were not.
     *
     * @throws Unresolved for an expression that may be null, or a block that may not be there
     */
    has(argument) {
        this.mustKnowAround(argument);
        const value = this.raw(argument);
        if (value instanceof terraform_1.Reference && mayBeNull(value))
            throw this.unresolved(argument, value);
        return this.isWritten(argument);
    }
    /** Whether an argument that cannot be null where it is written is there. @throws Unresolved as `has` */
    hasRequired(argument) {
        this.mustKnowAround(argument);
        return this.isWritten(argument);
    }
    /** The raw value: a literal, a `Reference`, or `undefined`; also of what stands in a block that is not known. */
    raw(argument) {
        return this.around(argument) ?? (0, terraform_1.argumentAt)(this.values, argument) ?? undefined;
    }
    /** The literal value of an argument; `undefined` where it is not there. @throws Unresolved for a reference */
    literal(argument) {
        const value = this.raw(argument);
        const unknown = (0, terraform_1.leavesOf)(value, isReference).find(({ leaf }) => leaf instanceof terraform_1.Reference)?.leaf;
        if (unknown instanceof terraform_1.Reference)
            throw this.unresolved(argument, unknown);
        // Terraform converts these, and some generators write them.
        if (value === 'true')
            return true;
        return value === 'false' ? false : value;
    }
    /** An argument with what it is and what it should be. */
    observe(argument, expected) {
        return { argument, got: this.shown(argument, this.raw(argument)), expected };
    }
    /** A value of an argument as reports show it. */
    shown(argument, value) {
        return this.isSensitive(argument) ? '(sensitive)' : shown(value);
    }
    isSensitive(argument) {
        const at = `${argument}.`;
        return (this.resource?.sensitive ?? []).some((one) => at.startsWith(`${one}.`) || `${one}.`.startsWith(at));
    }
    isWritten(argument) {
        const value = this.raw(argument);
        return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
    }
    mustKnowAround(argument) {
        const around = this.around(argument);
        if (around !== undefined)
            throw this.unresolved(argument, around);
    }
    /** A block that as a whole is only known later hides the arguments in it. */
    around(argument) {
        const parts = argument.split('.');
        for (let length = 1; length < parts.length; length++) {
            const value = (0, terraform_1.argumentAt)(this.values, parts.slice(0, length).join('.'));
            const one = Array.isArray(value) ? value.find(isReference) : value;
            if (one instanceof terraform_1.Reference)
                return one;
        }
        return undefined;
    }
    unresolved(argument, value) {
        return new verdict_1.Unresolved(`${argument} is ${this.shown(argument, value)}, which only Terraform knows`);
    }
}
exports.Subject = Subject;
function isReference(part) {
    return part instanceof terraform_1.Reference;
}
/** An attribute of a resource is there; a variable, and what chooses or takes apart, may be null. */
function mayBeNull({ text }) {
    return !/^\$\{(module\.[\w-]+(\[[^\]]*\])?\.)*(azurerm|time)_\w+\.[\w.[\]"-]+\}$/.test(text);
}
const LONGEST_SHOWN = 100;
/** A value as reports show it; what is a secret by its look is not. */
function shown(value) {
    if (value === undefined || value === null)
        return 'nothing';
    if (value instanceof terraform_1.Reference)
        return (0, secret_texts_1.withoutSecrets)(value.text);
    const text = JSON.stringify(value, (_, part) => {
        if (part instanceof terraform_1.Reference)
            return (0, secret_texts_1.withoutSecrets)(part.text);
        return typeof part === 'string' ? (0, secret_texts_1.withoutSecrets)(part) : part;
    });
    return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}
//# sourceMappingURL=subject.js.map