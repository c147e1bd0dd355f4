"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BadDescription = void 0;
exports.told = told;
exports.flag = flag;
exports.count = count;
exports.duration = duration;
exports.note = note;
exports.target = target;
exports.word = word;
exports.constant = constant;
const duration_text_1 = require("./duration-text");
const xml_1 = require("./xml");
/** Why a description of an entity is not taken, for a person. */
class BadDescription {
    reason;
    constructor(reason) {
        this.reason = reason;
    }
}
exports.BadDescription = BadDescription;
/** What an element is that only tells something. */
function told(name, value) {
    return {
        name,
        write: (description, site) => {
            const text = value(description, site);
            return text === undefined ? undefined : (0, xml_1.element)(name, text);
        },
    };
}
/** `true` or `false`. */
function flag(name, key) {
    return {
        name,
        write: ({ settings }) => (0, xml_1.element)(name, String(settings[key])),
        read: (content) => {
            const text = (0, xml_1.textIn)(content)?.trim().toLowerCase();
            if (text !== 'true' && text !== 'false')
                return refused(name, content, 'true or false');
            return { [key]: text === 'true' };
        },
    };
}
/** A whole number. */
function count(name, key) {
    return {
        name,
        write: ({ settings }) => (settings[key] === undefined ? undefined : (0, xml_1.element)(name, String(settings[key]))),
        read: (content) => {
            const text = (0, xml_1.textIn)(content)?.trim() ?? '';
            if (!/^-?\d{1,15}$/.test(text))
                return refused(name, content, 'a whole number');
            return { [key]: Number(text) };
        },
    };
}
/** A length of time; where it may be for ever, that is `undefined`. */
function duration(name, key, mayBeForEver) {
    return {
        name,
        write: ({ settings }) => (0, xml_1.element)(name, (0, duration_text_1.durationText)(settings[key])),
        read: (content) => {
            const read = (0, duration_text_1.durationFrom)((0, xml_1.textIn)(content) ?? '');
            if (read === undefined)
                return refused(name, content, 'a length of time as ISO 8601 has it, such as PT1M or P14D');
            if (read === null && mayBeForEver === 'limited')
                return refused(name, content, 'a length of time that ends');
            return { [key]: read ?? undefined };
        },
    };
}
/** A text that an update clears by leaving it out. */
function note(name, key) {
    return {
        name,
        write: ({ settings }) => (settings[key] === '' ? undefined : (0, xml_1.element)(name, String(settings[key]))),
        read: (content) => ({ [key]: (0, xml_1.textIn)(content) ?? '' }),
        absent: { [key]: '' },
    };
}
/** An entity that messages go on to: clients write its name, or its address in the namespace; the service its address. */
function target(name, key) {
    const nowhere = { [key]: undefined };
    return {
        name,
        write: ({ settings }, { host }) => settings[key] === undefined ? undefined : (0, xml_1.element)(name, `sb://${host}/${settings[key]}`),
        read: (content) => {
            const text = ((0, xml_1.textIn)(content) ?? '').trim();
            const path = text.replace(/^[a-z]+:\/\/[^/]*\//i, '').replace(/\/$/, '');
            return path === '' ? nowhere : { [key]: decoded(path) };
        },
        absent: nowhere,
    };
}
/** One of some words, in any letter case. */
function word(name, key, words) {
    return {
        name,
        write: ({ settings }) => (0, xml_1.element)(name, String(settings[key])),
        read: (content) => {
            const text = ((0, xml_1.textIn)(content) ?? '').trim().toLowerCase();
            const found = words.find((one) => one.toLowerCase() === text);
            return found === undefined ? refused(name, content, words.join(', ')) : { [key]: found };
        },
    };
}
/** Only said by the service, and the same for all: what it does not do. */
function constant(name, value) {
    return { name, write: () => (0, xml_1.element)(name, value) };
}
function refused(name, content, allowed) {
    const got = JSON.stringify(((0, xml_1.textIn)(content) ?? '').slice(0, 100));
    return new BadDescription(`The value ${got} of ${name} is not valid. Allowed: ${allowed}.`);
}
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
//# sourceMappingURL=fields.js.map