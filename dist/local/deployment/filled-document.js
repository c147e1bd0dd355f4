"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FilledDocument = exports.NotKnown = void 0;
exports.text = text;
exports.wholeNumber = wholeNumber;
exports.known = known;
exports.blocks = blocks;
exports.jsonIn = jsonIn;
const terraform_1 = require("../../terraform");
const computed_1 = require("./computed");
/** That something is not known before it is deployed, or not understood: why, as the rest of a sentence about it. */
class NotKnown extends Error {
}
exports.NotKnown = NotKnown;
/** A document, with what Azure would fill in as far as that follows from the document. */
class FilledDocument {
    document;
    /** What is in the document and cannot be run here: its address and why. */
    leftOut = [];
    resources;
    byId = new Map();
    byAddress = new Map();
    constructor(document) {
        this.document = document;
        this.resources = document.resourcesWith(computed_1.azureComputed);
        for (const resource of this.resources) {
            this.byAddress.set(resource.address, resource);
            const id = this.idOf(resource);
            if (id !== undefined)
                this.byId.set(id.toLowerCase(), resource);
        }
    }
    /** The resources of some types; one that may not be there, or stand for several, is left out. */
    ofTypes(isWanted) {
        return this.resources.filter((one) => isWanted(one.type) && !this.isUncertain(one));
    }
    /** Reads something of each resource; what is not known of one is told, and that one left out. */
    each(resources, read) {
        return resources.flatMap((resource) => {
            try {
                return [read(resource)];
            }
            catch (error) {
                if (!(error instanceof NotKnown))
                    throw error;
                this.leave(resource.address, error.message);
                return [];
            }
        });
    }
    leave(address, why) {
        this.leftOut.push(`${address}: ${why}`);
    }
    /** Its id, as it is or as it would be. */
    idOf(resource) {
        const { id } = resource.values;
        const made = typeof id === 'string' ? id : (0, computed_1.azureComputed)((0, computed_1.asWritten)(resource), 'id');
        return typeof made === 'string' ? made : undefined;
    }
    /** The resource that an argument leads to by its id; `undefined` where that is not in the document. */
    linked(resource, argument) {
        const value = (0, terraform_1.argumentAt)(resource.values, argument);
        if (typeof value === 'string')
            return this.withId(value);
        // In a plan ids of what is made are not there, and what they are of is.
        const original = this.document.resources.find(({ address }) => address === resource.address);
        const target = original && this.document.resolve(original, argument);
        return target?.kind === 'resource' ? this.byAddress.get(target.resource.address) : undefined;
    }
    withId(id) {
        return this.byId.get(id.toLowerCase());
    }
    /** The id that an argument has, or that of the resource that it leads to. @throws NotKnown */
    id(resource, argument) {
        const linked = this.linked(resource, argument);
        return (linked && this.idOf(linked)) ?? text(resource, argument);
    }
    isUncertain({ address, perhaps }) {
        if (perhaps !== undefined)
            this.leave(address, `${perhaps}, so whether it is there is not known`);
        return perhaps !== undefined;
    }
}
exports.FilledDocument = FilledDocument;
/**
 * An argument that has to be a text.
 *
 * @param otherwise what it is where it is not set; left out, it has to be
 * @throws NotKnown
 */
function text(resource, argument, otherwise) {
    const value = known(resource, argument) ?? otherwise;
    if (typeof value !== 'string' || value === '')
        throw new NotKnown(`has no ${argument}`);
    return value;
}
/** An argument that has to be a whole number. @throws NotKnown */
function wholeNumber(resource, argument) {
    const value = known(resource, argument);
    const number = typeof value === 'string' ? Number(value) : value;
    if (!Number.isInteger(number))
        throw new NotKnown(`has no ${argument} that is a whole number`);
    return number;
}
/** An argument with everything in it; `undefined` where it is not set. @throws NotKnown where a part is not known */
function known(resource, argument) {
    const value = (0, terraform_1.argumentAt)(resource.values, argument);
    for (const { argument: place, leaf } of (0, terraform_1.leavesOf)(value, (part) => part instanceof terraform_1.Reference, argument)) {
        if (leaf instanceof terraform_1.Reference)
            throw new NotKnown(`its ${place} is ${leaf.text}, which is known when it is deployed`);
    }
    return value ?? undefined;
}
/** Blocks of one kind, which may be written without the list that they are. */
function blocks(values, name) {
    const value = values[name];
    if (value instanceof terraform_1.Reference)
        throw new NotKnown(`its ${name} is ${value.text}, which is known when it is deployed`);
    return (Array.isArray(value) ? value : [value]).filter(terraform_1.isObject);
}
/** JSON in an argument. @throws NotKnown where it is not known, or none */
function jsonIn(resource, argument) {
    const content = text(resource, argument);
    try {
        return JSON.parse(content);
    }
    catch {
        throw new NotKnown(`its ${argument} is no JSON`);
    }
}
//# sourceMappingURL=filled-document.js.map