"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Module = void 0;
const schema_1 = require("../../schema");
const evaluate_1 = require("../hcl/evaluate");
const functions_1 = require("../hcl/functions");
const values_1 = require("../hcl/values");
const resource_1 = require("../resource");
const body_1 = require("./body");
const instances_1 = require("./instances");
const module_reference_1 = require("./module-reference");
const repetition_1 = require("./repetition");
const NO_NAMES = new Map();
/** Arguments of Terraform itself, which are no attributes of a resource. */
const META = new Set([
    'for_each',
    'count',
    'depends_on',
    'provider',
    'lifecycle',
    'provisioner',
    'connection',
    'dynamic',
    '//',
]);
/** One instance of a module: what it declares, evaluated as it is asked for. */
class Module {
    source;
    address;
    folder;
    inputs;
    caller;
    calledBy;
    values = new Map();
    pending = new Set();
    resources = new Map();
    modules = new Map();
    /** What calls are given, by their addresses. */
    given = new Map();
    constructor(source, 
    /** `module.bus["a"]`; empty for the root. */
    address, 
    /** The folder that it was read from, where it was. */
    folder, inputs, caller, 
    /** The module that calls it, and how. */
    calledBy) {
        this.source = source;
        this.address = address;
        this.folder = folder;
        this.inputs = inputs;
        this.caller = caller;
        this.calledBy = calledBy;
    }
    /** The beginning of the addresses in it. */
    get prefix() {
        return this.address === '' ? '' : `${this.address}.`;
    }
    variable(name) {
        return this.once(`var.${name}`, () => {
            const body = this.source.variables.get(name)?.body ?? {};
            const given = this.inputs(name);
            const isLeft = given === undefined || (given === null && body.nullable === false);
            const value = isLeft ? body.default : given;
            if (value === undefined)
                return (0, values_1.marked)(this.unknown(`var.${name}`), body.sensitive === true);
            return (0, values_1.marked)((0, functions_1.converted)(value, body.type), body.sensitive === true);
        });
    }
    local(name) {
        const local = this.source.locals.get(name);
        return local === undefined
            ? this.unknown(`local.${name}`)
            : this.once(`local.${name}`, () => this.evaluate(local.value));
    }
    output(name) {
        const body = this.source.outputs.get(name)?.body;
        if (body === undefined)
            return this.unknown(`output.${name}`);
        return this.once(`output.${name}`, () => (0, values_1.marked)(this.evaluate(body.value), body.sensitive === true));
    }
    /** All instances of a resource that the module declares. */
    instancesOf(declaration) {
        const known = this.resources.get(declaration.local);
        if (known !== undefined)
            return known;
        const address = `${this.prefix}${declaration.local}`;
        // What goes in a circle is refused by Terraform; here it must only end.
        this.resources.set(declaration.local, unknownInstances(this.instance(declaration, address, NO_NAMES)));
        const instances = this.repeat(declaration.body, (key, names) => this.instance(declaration, (0, instances_1.withKey)(address, key), names));
        this.resources.set(declaration.local, instances);
        return instances;
    }
    /** All instances of a module that this one calls. */
    callsOf(name) {
        const known = this.modules.get(name);
        const call = this.source.calls.get(name)?.body;
        if (known !== undefined || call === undefined)
            return known;
        const address = `${this.prefix}module.${name}`;
        this.modules.set(name, unknownInstances({ why: 'refers to itself' }));
        const calls = this.repeat(call, (key, names) => {
            const inputs = (variable) => Object.hasOwn(call, variable)
                ? this.once(`${(0, instances_1.withKey)(address, key)}.${variable}`, () => this.evaluate(call[variable], names))
                : undefined;
            this.given.set((0, instances_1.withKey)(address, key), (values) => this.evaluate(values, names));
            return this.caller.call(this, call, (0, instances_1.withKey)(address, key), inputs);
        });
        this.modules.set(name, calls);
        return calls;
    }
    /** Values that stand in a call, as they are for each of its instances, by their addresses. */
    evaluateInCalls(name, values) {
        this.callsOf(name);
        const address = `${this.prefix}module.${name}`;
        return [...this.given]
            .filter(([one]) => one === address || one.startsWith(`${address}[`))
            .map(([one, evaluate]) => [one, evaluate(values)]);
    }
    /** A value of Terraform's JSON, as it is in this module. */
    evaluate(value, names = NO_NAMES) {
        return (0, body_1.evaluateValue)(value, this.scope(names), this.withNames);
    }
    withNames = (scope, more) => ({
        ...scope,
        lookup: (root, path, text) => more.has(root)
            ? (0, evaluate_1.access)(more.get(root), path, () => new resource_1.Reference(`\${${text}}`))
            : scope.lookup(root, path, text),
    });
    scope(names) {
        return {
            bounds: this.caller.bounds,
            lookup: (root, path, text) => {
                const unknown = () => new resource_1.Reference(`\${${text}}`);
                if (names.has(root))
                    return (0, evaluate_1.access)(names.get(root), path, unknown);
                const [first, ...rest] = path;
                const name = first?.kind === 'attribute' ? first.name : undefined;
                if (name === undefined || root === 'each' || root === 'count')
                    return unknown();
                if (root === 'var')
                    return (0, evaluate_1.access)(this.variable(name), rest, unknown);
                if (root === 'local')
                    return (0, evaluate_1.access)(this.local(name), rest, unknown);
                if (root === 'path' || root === 'terraform' || root === 'self')
                    return unknown();
                if (root === 'module')
                    return this.moduleAt(name, rest);
                if (root !== 'data' && root !== 'ephemeral')
                    return this.resourceAt(`${root}.${name}`, rest);
                const [second, ...after] = rest;
                return second?.kind === 'attribute' ? this.resourceAt(`${root}.${name}.${second.name}`, after) : unknown();
            },
        };
    }
    resourceAt(local, path) {
        const declaration = this.source.declarations.get(local);
        const address = `${this.prefix}${local}`;
        return declaration === undefined
            ? new instances_1.UndeclaredReference(address, path)
            : (0, instances_1.resourceAt)(address, this.instancesOf(declaration), path);
    }
    /** The keys of a module that is called `for_each` of something known. */
    keysOf(name) {
        const calls = this.callsOf(name);
        return calls?.kind === 'each' ? [...calls.byKey.keys()] : undefined;
    }
    /** What steps from a module that is called lead to. */
    moduleAt(name, path) {
        const calls = this.callsOf(name);
        const address = `${this.prefix}module.${name}`;
        const found = calls && (0, instances_1.instanceAt)(calls, path);
        if (calls === undefined || found === undefined)
            return new module_reference_1.ModuleReference(address, path, this, name);
        const [output, ...rest] = found.rest;
        if (output === undefined)
            return new module_reference_1.ModuleReference(address, path, this, name);
        const unknown = () => new resource_1.Reference(`\${${address}${(0, values_1.pathText)(path)}}`, [`${address}${(0, values_1.pathText)(path)}`]);
        if ('why' in found.one || output.kind !== 'attribute')
            return unknown();
        return (0, evaluate_1.access)(found.one.module.output(output.name), rest, unknown);
    }
    instance(declaration, address, names) {
        const { body } = declaration;
        const known = new Map();
        const argument = (name) => {
            if (META.has(name))
                return undefined;
            if (!known.has(name)) {
                // Until it is known, what asks for it in a circle gets what Azure would say.
                known.set(name, undefined);
                const only = { ...(Object.hasOwn(body, name) && { [name]: body[name] }), ...dynamicOf(body, name) };
                const evaluated = this.evaluate(only, names);
                const value = (0, resource_1.isObject)(evaluated) && !(evaluated instanceof resource_1.Reference) ? (0, schema_1.own)(evaluated, name) : evaluated;
                known.set(name, value);
            }
            return known.get(name);
        };
        const { type, mode } = declaration;
        const { computed } = this.caller;
        return {
            declaration,
            address,
            argument,
            computed: (name) => computed?.({ address, type, mode, argument: (one) => (0, values_1.unmarked)(argument(one)).value }, name),
        };
    }
    repeat(body, make) {
        const repetition = (0, repetition_1.repetitionOf)(body, (value) => this.evaluate(value), this.caller.bounds);
        switch (repetition.kind) {
            case 'one':
                return { kind: 'one', only: make(undefined, NO_NAMES) };
            case 'each': {
                const one = ([key, value]) => [key, make(key, new Map([['each', { key, value }]]))];
                return { kind: 'each', byKey: new Map(repetition.items.map(one)) };
            }
            case 'count': {
                const one = (index) => [index, make(index, new Map([['count', { index }]]))];
                return { kind: 'count', byKey: new Map(Array.from({ length: repetition.count }, (_, index) => one(index))) };
            }
            case 'unknown': {
                const { why, from } = repetition;
                const each = (text) => new resource_1.Reference(`\${${text}}`, from);
                const names = new Map([
                    ['each', { key: each('each.key'), value: each('each.value') }],
                    ['count', { index: each('count.index') }],
                ]);
                return { kind: 'unknown', why, from, any: make(undefined, names) };
            }
        }
    }
    unknown(address) {
        return new resource_1.Reference(`\${${address}}`, [`${this.prefix}${address}`]);
    }
    /** A value that is made once; what asks for it while it is made goes in a circle, which Terraform refuses. */
    once(key, make) {
        if (this.values.has(key))
            return this.values.get(key);
        if (this.pending.has(key))
            return this.unknown(key);
        this.pending.add(key);
        const value = make();
        this.pending.delete(key);
        this.values.set(key, value);
        return value;
    }
}
exports.Module = Module;
function unknownInstances(any) {
    return { kind: 'unknown', why: 'it refers to itself', from: [], any };
}
/** The `dynamic` blocks that make one kind of block. */
function dynamicOf(body, name) {
    const { dynamic } = body;
    const all = (Array.isArray(dynamic) ? dynamic : [dynamic]).filter(resource_1.isObject);
    const own = all.filter((blocks) => Object.hasOwn(blocks, name)).map((blocks) => ({ [name]: blocks[name] }));
    return own.length === 0 ? {} : { dynamic: own };
}
//# sourceMappingURL=scope.js.map