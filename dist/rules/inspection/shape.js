"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.number = exports.flag = exports.text = exports.UNUSABLE = void 0;
exports.valueThat = valueThat;
exports.callback = callback;
exports.anything = anything;
exports.oneOf = oneOf;
exports.listOf = listOf;
exports.mapOf = mapOf;
exports.either = either;
exports.shapeOf = shapeOf;
const near_miss_1 = require("../text/near-miss");
const inspection_1 = require("./inspection");
/** What `inspect` answers for a value that nothing can be made of. */
exports.UNUSABLE = Symbol('unusable');
/** A value that only Terraform knows, of any type: an `IResolvable` of cdktf. Tokens of text, numbers and lists are such. */
function isUnresolved(value) {
    return typeof value === 'object' && value !== null && typeof value.resolve === 'function';
}
/** A value by what it is. */
function valueThat(expects, is, more = {}) {
    const { fix, ...rest } = more;
    return {
        expects,
        ...rest,
        inspect(value, path, inspection) {
            if (is(value))
                return value;
            if (value instanceof inspection_1.Absent)
                inspection.problems.push(`${path}: ${value.says}`);
            else
                inspection.wrong(path, value, expects, fix?.(value));
            return rest.standIn ?? exports.UNUSABLE;
        },
    };
}
exports.text = valueThat('a text', (value) => typeof value === 'string', { standIn: 'standin' });
exports.flag = valueThat('true or false', (value) => typeof value === 'boolean' || isUnresolved(value), {
    standIn: false,
});
exports.number = valueThat('a number', (value) => (typeof value === 'number' && Number.isFinite(value)) || isUnresolved(value), { standIn: 1 });
/** The arguments and the answer are for TypeScript to check. */
function callback(signature) {
    return valueThat(`a function ${signature}`, (value) => typeof value === 'function');
}
/** Anything that is there; somebody else looks at it. */
function anything(expects) {
    return valueThat(expects, (value) => value !== undefined);
}
/** One of some values, with the nearest one where it is another. */
function oneOf(...values) {
    const expects = values.join(', ');
    return {
        expects,
        standIn: values[0],
        inspect(value, path, inspection) {
            if (values.includes(value) || isUnresolved(value) || isTokenText(value))
                return value;
            const texts = values.filter((one) => typeof one === 'string');
            const near = typeof value === 'string' ? (0, near_miss_1.nearest)(value, texts) : undefined;
            inspection.wrong(path, value, expects, near === undefined ? 'use one of these' : `did you mean "${near}"?`);
            return near ?? exports.UNUSABLE;
        },
    };
}
/** Text in which cdktf has hidden a value that only Terraform knows. */
function isTokenText(value) {
    return typeof value === 'string' && value.includes('${TfToken[');
}
/** A list; what is wrong in it is left out. */
function listOf(element) {
    const expects = `a list, each ${element.expects}`;
    return {
        expects,
        inspect(value, path, inspection) {
            if (isUnresolved(value))
                return value;
            if (!Array.isArray(value)) {
                inspection.wrong(path, value, expects, 'write it in square brackets');
                return [];
            }
            const before = inspection.problems.length;
            const usable = value.map((one, index) => element.inspect(one, `${path}[${index}]`, inspection));
            return inspection.problems.length === before ? value : usable.filter((one) => one !== exports.UNUSABLE);
        },
    };
}
/** Values by names that somebody chooses. */
function mapOf(element, expects = `an object, each value ${element.expects}`) {
    return {
        expects,
        keepsParts: true,
        inspect(value, path, inspection) {
            if (isUnresolved(value))
                return value;
            if (!(0, inspection_1.isPlain)(value)) {
                inspection.wrong(path, value, expects);
                return exports.UNUSABLE;
            }
            const before = inspection.problems.length;
            const usable = Object.entries(value).map(([name, one]) => [name, entryOf(element, one, (0, inspection_1.pathTo)(path, name), inspection)]);
            if (inspection.problems.length === before)
                return value;
            return Object.fromEntries(usable.filter((entry) => entry[1] !== exports.UNUSABLE));
        },
    };
}
/** An object stands in for a wrong one, since others may ask for its name; a wrong text is left out. */
function entryOf(element, value, path, inspection) {
    const before = inspection.problems.length;
    const usable = element.inspect(value, path, inspection);
    return inspection.problems.length > before && typeof element.standIn !== 'object' ? exports.UNUSABLE : usable;
}
/** The first shape that can be meant, else the problems of the last. */
function either(chosen, expects) {
    return { expects, inspect: (value, path, inspection) => chosen(value).inspect(value, path, inspection) };
}
/**
 * The shape of an interface: of what must be there, and of what may be. A member that is missing here, or is not one
 * of the interface, does not compile.
 *
 * @param more what to call it, and whether an object of a class with such members will do
 */
function shapeOf(required, optional, more = {}) {
    const shapes = { ...required, ...optional };
    const names = Object.keys(shapes);
    const { expects = `an object with ${Object.keys(required).join(', ') || names.join(', ')}`, orInstance, standIn, } = more;
    return {
        required,
        optional,
        expects,
        keepsParts: Object.keys(required).length === 0,
        ...(standIn !== undefined && { standIn }),
        inspect(value, path, inspection) {
            if (orInstance === true && isInstance(value))
                return value;
            if (!(0, inspection_1.isPlain)(value)) {
                inspection.wrong(path, value, expects);
                return standIn ?? exports.UNUSABLE;
            }
            const before = inspection.problems.length;
            const usable = new Map();
            const meant = new Set();
            for (const name of Object.keys(value)) {
                const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
                if (shape === undefined)
                    meant.add(inspection.unknown(path, name, names));
                else
                    usable.set(name, inspectOption(shape, value[name], (0, inspection_1.pathTo)(path, name), inspection, name in required));
            }
            for (const [name, shape] of Object.entries(required)) {
                if (Object.hasOwn(value, name))
                    continue;
                // Under another name it is there, and that was told.
                if (!meant.has(name)) {
                    inspection.problems.push(`${(0, inspection_1.pathTo)(path, name)}: got nothing, allowed ${shape.expects}; give it`);
                }
                usable.set(name, shape.standIn ?? exports.UNUSABLE);
            }
            if (inspection.problems.length === before)
                return value;
            const lacks = Object.keys(required).some((name) => usable.get(name) === exports.UNUSABLE);
            return lacks
                ? (standIn ?? exports.UNUSABLE)
                : Object.fromEntries([...usable].filter(([, one]) => one !== exports.UNUSABLE));
        },
    };
}
function inspectOption(shape, value, path, inspection, required) {
    if (value !== undefined) {
        const before = inspection.problems.length;
        const usable = shape.inspect(value, path, inspection);
        if (usable === exports.UNUSABLE && (required || shape.keepsParts === true))
            return shape.standIn ?? exports.UNUSABLE;
        const isRight = inspection.problems.length === before;
        // Of an option that may be left out, a part is only kept where the part can be checked by itself.
        return isRight || required || (shape.keepsParts === true && !isEmpty(usable)) ? usable : exports.UNUSABLE;
    }
    if (required || shape.isReference === true || !inspection.undefinedIsDefault) {
        inspection.wrong(path, value, shape.expects, required ? 'give it' : undefined);
    }
    return required ? (shape.standIn ?? exports.UNUSABLE) : exports.UNUSABLE;
}
function isEmpty(value) {
    return (0, inspection_1.isPlain)(value) && Object.keys(value).length === 0;
}
function isInstance(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(0, inspection_1.isPlain)(value);
}
//# sourceMappingURL=shape.js.map