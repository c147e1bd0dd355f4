"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.stripped = stripped;
exports.resourceOf = resourceOf;
const values_1 = require("../hcl/values");
const resource_1 = require("../resource");
/** A value without marks, and where in it what is sensitive stands. */
function stripped(value) {
    const sensitive = [];
    const strip = (part, at) => {
        if (part instanceof values_1.Sensitive) {
            sensitive.push(at);
            return strip(part.value, at);
        }
        if (part instanceof resource_1.Reference)
            return part;
        if (part instanceof Set)
            return [...part].map((one) => strip(one, at));
        const below = (name) => (at === '' ? `${name}` : `${at}.${name}`);
        if (Array.isArray(part))
            return part.map((one, index) => strip(one, below(index)));
        if (!(0, resource_1.isObject)(part))
            return part;
        return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, strip(inner, below(name))]));
    };
    const plain = strip(value, '');
    return { value: plain, sensitive: [...new Set(sensitive)] };
}
/** What Terraform reads for itself: how many there are is told by how many resources there are. */
const LEFT_OUT = new Set(['for_each', 'count', 'dynamic']);
/** Names and switches of Terraform's own, which are no expressions. */
const AS_WRITTEN = new Set(['//', 'depends_on', 'provider', 'lifecycle', 'provisioner', 'connection']);
/** An instance as the readers of a document know it. */
function resourceOf(instance, module, perhaps) {
    const { declaration, address } = instance;
    const { body, mode, type, file, path } = declaration;
    const names = new Set([...Object.keys(body), ...dynamicNames(body)]);
    const evaluated = new Map();
    for (const name of names) {
        if (LEFT_OUT.has(name))
            continue;
        if (AS_WRITTEN.has(name))
            evaluated.set(name, name === '//' ? body[name] : module.evaluate(body[name]));
        else {
            const value = instance.argument(name);
            if (value !== undefined)
                evaluated.set(name, value);
        }
    }
    const { value, sensitive } = stripped(Object.fromEntries(evaluated));
    const presence = mode === 'data' ? 'read' : module.address === '' && module.source.imported.has(address) ? 'imported' : 'declared';
    return { file, address, mode, type, path, values: value, presence, perhaps, sensitive };
}
function dynamicNames({ dynamic }) {
    return (Array.isArray(dynamic) ? dynamic : [dynamic]).filter(resource_1.isObject).flatMap(Object.keys);
}
//# sourceMappingURL=resources.js.map