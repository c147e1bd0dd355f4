"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sentencesOf = sentencesOf;
const rules_1 = require("../rules");
/** So many problems of one value are told; of the rest it is said how many there are. */
const MOST_TOLD = 10;
/** So many names are listed where none is near. */
const MOST_LISTED = 12;
/**
 * What ajv has against a value, as this project says it: a sentence each, with the place in the document, the value that
 * was got, what is allowed, and the name that was probably meant.
 *
 * A schema says in `description` what it allows, a noun phrase (`a text`), and in `title` what the members of an object
 * are called (`property`), and in `$comment` what to do with one that has no name like those that are known.
 *
 * @param about what else is to be known of the value and of its schema
 */
function sentencesOf(errors, value, about = {}) {
    const told = new Set();
    for (const error of withoutParts(errors))
        told.add(sentenceOf(error, value, about));
    const all = [...told];
    const rest = all.length - MOST_TOLD;
    return rest > 0 ? [...all.slice(0, MOST_TOLD), `and ${rest} more`] : all;
}
/** Errors without those that another one says as a whole. */
function withoutParts(errors) {
    const wholes = errors.filter(({ keyword, parentSchema }) => isChoice(keyword) && parentSchema?.description);
    const unlike = new Set(errors.filter(({ keyword }) => UNLIKE.has(keyword)).map(({ instancePath }) => instancePath));
    return errors.filter((error) => {
        const { keyword, instancePath, schemaPath, propertyName } = error;
        // A name that is wrong is told by the keyword that is about names.
        if (propertyName !== undefined && keyword !== 'propertyNames')
            return false;
        if (keyword === 'if' || (isChoice(keyword) && !wholes.includes(error)))
            return false;
        if (!UNLIKE.has(keyword) && !isChoice(keyword) && unlike.has(instancePath))
            return false;
        return !wholes.some((whole) => whole !== error && schemaPath.startsWith(`${whole.schemaPath}/`) && instancePath.startsWith(whole.instancePath));
    });
}
/** Keywords by which a value is something else altogether: what its parts are is no news then. */
const UNLIKE = new Set(['type', 'minProperties', 'maxProperties']);
function isChoice(keyword) {
    return keyword === 'anyOf' || keyword === 'oneOf';
}
function sentenceOf(error, value, { written = new Map(), isForeign = false }) {
    const { keyword, instancePath, params, schema } = error;
    const { place, got } = locate(value, instancePath, written);
    const parent = (error.parentSchema ?? {});
    const said = isForeign ? withoutWords(parent) : parent;
    switch (keyword) {
        case 'additionalProperties':
            return unknownName(place, params.additionalProperty, said, Object.keys(parent.properties ?? {}));
        case 'propertyNames':
            return unknownName(place, params.propertyName, said, (0, rules_1.isObject)(schema) ? textsOf(schema.enum) : []);
        case 'required': {
            const member = memberOf(parent, params.missingProperty);
            const allowed = allowedBy(isForeign ? withoutWords(member) : member) ?? 'a value';
            return `${(0, rules_1.pathTo)(place, params.missingProperty)}: got nothing, allowed ${allowed}; give it`;
        }
        default: {
            const at = place === '' ? '' : `${place}: `;
            const allowed = isForeign && !SAID_OF_FOREIGN.has(keyword) ? undefined : allowedBy(said);
            if (allowed === undefined)
                return `${at}got ${(0, rules_1.show)(got)}, and it ${error.message ?? 'is wrong'}`;
            const near = typeof got === 'string' ? (0, rules_1.nearest)(got, textsOf(parent.enum)) : undefined;
            return `${at}got ${(0, rules_1.show)(got)}, allowed ${allowed}${near === undefined ? '' : `; did you mean ${(0, rules_1.show)(near)}?`}`;
        }
    }
}
/** The keywords for which it is known what a schema of anybody allows. */
const SAID_OF_FOREIGN = new Set(['type', 'enum', 'const']);
function withoutWords({ description: _, title: __, $comment: ___, ...said }) {
    return said;
}
function unknownName(place, name, { title, $comment }, known) {
    const near = (0, rules_1.nearest)(name, known);
    const more = known.length > MOST_LISTED ? `, and ${known.length - MOST_LISTED} more` : '';
    const listed = known.length === 0 ? 'there are none' : `allowed are ${known.slice(0, MOST_LISTED).join(', ')}${more}`;
    const advice = near === undefined ? ($comment ?? listed) : `did you mean ${near}?`;
    return `${place === '' ? '' : `${place}: `}unknown ${title ?? 'member'} ${(0, rules_1.show)(name)}; ${advice}`;
}
const TYPES = new Map([
    ['string', 'a text'],
    ['number', 'a number'],
    ['integer', 'a whole number'],
    ['boolean', 'true or false'],
    ['object', 'an object'],
    ['array', 'a list'],
    ['null', 'null'],
]);
/** What a schema allows, in words; nothing where it says neither words nor values nor types. */
function allowedBy(schema) {
    if (schema.description !== undefined)
        return schema.description;
    if (schema.enum !== undefined)
        return schema.enum.map((one) => (typeof one === 'string' ? one : (0, rules_1.show)(one))).join(', ');
    if (schema.const !== undefined)
        return (0, rules_1.show)(schema.const);
    const types = [schema.type ?? []].flat().map((type) => TYPES.get(type) ?? type);
    return types.length === 0 ? undefined : types.join(', or ');
}
function memberOf({ properties }, name) {
    const member = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return (0, rules_1.isObject)(member) ? member : {};
}
function textsOf(values) {
    return Array.isArray(values) ? values.filter((one) => typeof one === 'string') : [];
}
/** The place of a JSON pointer as code writes it, `messages[0].properties.a`, and what stands there. */
function locate(value, pointer, written) {
    let [place, got] = ['', value];
    for (const [depth, part] of pointer.split('/').slice(1).entries()) {
        const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
        const shown = depth === 0 ? (written.get(name) ?? name) : name;
        place = Array.isArray(got) ? `${place}[${name}]` : (0, rules_1.pathTo)(place, shown);
        const isThere = typeof got === 'object' && got !== null && Object.hasOwn(got, name);
        got = isThere ? got[name] : undefined;
    }
    return { place, got };
}
//# sourceMappingURL=sentences.js.map