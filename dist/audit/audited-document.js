"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AuditedDocument = void 0;
const terraform_1 = require("../terraform");
const grouping_1 = require("../terraform/grouping");
const changing_1 = require("./changing");
const opaque_1 = require("./opaque");
const referring_1 = require("./referring");
const subject_1 = require("./subject");
/** A Terraform document as rules see it: subjects, and what refers to what. */
class AuditedDocument {
    source;
    /** Every resource and data source. */
    resources;
    outputs;
    /** What else is written, and can hold a secret: locals, variables, the backend; calls of modules, providers. */
    written;
    /** What no rule understands: parts that were not read, and resources that are opaque. */
    unread;
    /** The document as a whole. */
    whole;
    /** The first part of the document that may say other of everything. */
    overriding;
    byType = new Map();
    byAddress = new Map();
    outputOf = new Map();
    opaque = new Map();
    constants = new Map();
    referringBy = new Map();
    changes;
    more = new Map();
    /** @param judged the types that rules are about */
    constructor(source, judged = new Set()) {
        this.source = source;
        this.resources = source.resources.map(subjectOf);
        for (const subject of this.resources) {
            this.byAddress.set(subject.address, subject);
            (0, grouping_1.addTo)(this.byType, typeKey(subject), subject);
            const opaque = subject.resource && (0, opaque_1.opaqueness)(subject.resource, judged);
            if (opaque !== undefined)
                this.opaque.set(subject, opaque);
        }
        this.outputs = source.outputs.map((output) => {
            const values = { value: output.value, sensitive: output.isSensitive };
            const address = `output.${output.name}`;
            const subject = new subject_1.Subject(address, 'output', output.file, output.path, values, undefined, output.said);
            this.outputOf.set(subject, output);
            return subject;
        });
        for (const part of source.parts)
            if (part.kind === 'resource')
                this.constants.set(part.address, part.values);
        const known = new Set(this.resources.map(({ address }) => address.replace(INSTANCE_KEY, '')));
        // A plan leaves out data sources that were read while it was made; its configuration has them.
        const isData = (address) => /(^|\.)data\.[\w-]+\.[\w-]+$/.test(address) && !known.has(address);
        this.written = source.parts
            .filter(({ kind, address }) => kind !== 'resource' || isData(address))
            .map(({ address, file, path, values, kind, isSensitive }) => {
            const type = kind === 'module' || kind === 'provider' ? 'called' : 'written';
            return new subject_1.Subject(address, type, file, path, values, undefined, { kind, isSensitive });
        });
        this.unread = [
            ...source.gaps.map(gapSubject),
            ...[...this.opaque].map(([{ address, file, path, resource, said }, { why }]) => new subject_1.Subject(address, 'unread', file, path, { why }, resource, said)),
        ];
        this.overriding = source.gaps.find(({ effect }) => effect === 'other');
        this.changes = new changing_1.Changing(this.opaque, (subject, argument) => this.resolve(subject, argument));
        const { file, path, said } = source.settings;
        this.whole = new subject_1.Subject('terraform', 'terraform', file, path, {}, undefined, said);
    }
    /** Everything that a rule can be about. */
    get subjects() {
        return [...this.resources, ...this.outputs, ...this.written, ...this.unread, this.whole];
    }
    /** All resources that Terraform makes of a type; `data.<type>` for those that it reads. */
    ofType(type) {
        return this.byType.get(type) ?? [];
    }
    /** The subject that a resource of the document is, by its address. */
    subjectOf({ address }) {
        return this.byAddress.get(address);
    }
    /** What an argument leads to. */
    resolve(subject, argument) {
        return subject.resource === undefined ? { kind: 'absent' } : this.source.resolve(subject.resource, argument);
    }
    /** The resource that an argument refers to; `undefined` where that is a literal, not known, or not in this document. */
    target(subject, argument) {
        const found = this.resolve(subject, argument);
        return found.kind === 'resource' ? this.byAddress.get(found.resource.address) : undefined;
    }
    /** Everything that a resource or output refers to, with the arguments. */
    references(subject) {
        const owner = subject.resource ?? this.outputOf.get(subject);
        return owner === undefined ? [] : this.source.references(owner);
    }
    /** Resources that are not understood, with why. */
    get opaqueResources() {
        return this.opaque;
    }
    /**
     * The resources of a type of which an argument refers to a subject.
     *
     * @param argument with dots into blocks; `scopes.*` for each of a list
     */
    referring(type, argument, subject) {
        const key = `${type} ${argument}`;
        const resolve = (one) => placesOf(one, argument).map((place) => this.resolve(one, place));
        const known = this.referringBy.get(key) ?? new referring_1.References(this.ofType(type), argument, resolve);
        this.referringBy.set(key, known);
        const found = known.to(subject);
        return { ...found, open: this.whyMore(type) ?? found.open };
    }
    /**
     * What is written of a resource: its values, or in a plan, where values may come from Azure, the constants of its
     * configuration.
     */
    writtenOf({ address, values }) {
        if (!this.source.settings.isPlan)
            return values;
        return this.constants.get(address.replace(INSTANCE_KEY, '')) ?? {};
    }
    /** What changes a subject from outside, or may: what azapi updates is not what its own resource says. */
    changing(subject) {
        return this.changes.first(subject);
    }
    /** Why there may be more of a type than the document shows. */
    whyMore(type) {
        if (!this.more.has(type))
            this.more.set(type, this.findMore(type));
        return this.more.get(type);
    }
    findMore(type) {
        const gap = this.source.gaps.find((one) => one.effect === 'more' && !isRepetitionOfOther(one, type));
        if (gap !== undefined)
            return `${gap.address} ${gap.why}; it may be there`;
        const opaque = [...this.opaque].find(([, one]) => (0, opaque_1.mayBe)(one, type));
        return opaque && `${opaque[0].address} ${opaque[1].why}; it may be there`;
    }
}
exports.AuditedDocument = AuditedDocument;
/** The key of an instance in an address. */
const INSTANCE_KEY = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;
/** The places of a list that an argument ends in: `scopes.*` is `scopes.0`, `scopes.1`. */
function placesOf(subject, argument) {
    if (!argument.endsWith('.*'))
        return [argument];
    const list = argument.slice(0, -2);
    const value = subject.raw(list);
    return Array.isArray(value) ? value.map((_, index) => `${list}.${index}`) : [list];
}
/** A resource of another type, of which only the number is not known, is no gap for this one. */
function isRepetitionOfOther({ address, why }, type) {
    const isRepetition = /^has a (for_each|count) that is /.test(why) && !/(^|\.)module\.[\w-]+$/.test(address);
    return isRepetition && !`.${address}`.includes(`.${type}.`);
}
function subjectOf(resource) {
    const { address, type, file, path, values } = resource;
    const said = (0, terraform_1.isObject)(values['//']) ? values['//'] : {};
    return new subject_1.Subject(address, type, file, path, values, resource, said);
}
function gapSubject({ file, address, why }) {
    return new subject_1.Subject(address, 'unread', file, [], { why }, undefined, {});
}
function typeKey({ resource, type }) {
    return resource?.mode === 'data' ? `data.${type}` : type;
}
//# sourceMappingURL=audited-document.js.map