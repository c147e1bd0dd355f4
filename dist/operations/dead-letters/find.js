"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findLetters = findLetters;
exports.cutText = cutText;
const entity_1 = require("../bus/entity");
const peek_1 = require("../messages/peek");
const problem_1 = require("../problem");
const letter_1 = require("./letter");
/** So many places are looked at at once. */
const AT_ONCE = 16;
/**
 * The dead letters of some entities, and what was set aside in queues; nothing is taken.
 *
 * @param most how many of each place are looked at
 * @throws OperationProblem
 */
async function findLetters(bus, entities, most) {
    const places = entities.flatMap((one) => ('entity' in one ? [one] : placesOf(one)));
    const letters = [];
    const cut = [];
    for (let at = 0; at < places.length; at += AT_ONCE) {
        const some = places.slice(at, at + AT_ONCE);
        const found = await Promise.all(some.map((place) => lettersIn(bus, place, most)));
        for (const [index, one] of found.entries()) {
            letters.push(...one.slice(0, most));
            if (one.length > most)
                cut.push(some[index]);
        }
    }
    return { letters, cut };
}
function placesOf(entity) {
    return [
        ...(entity.kind === 'queue' ? [{ entity, subQueue: undefined }] : []),
        { entity, subQueue: 'deadLetter' },
        { entity, subQueue: 'transferDeadLetter' },
    ];
}
async function lettersIn(bus, place, most) {
    const look = (count) => (0, peek_1.peeked)(bus, place, { from: 1n, most: count });
    if (place.subQueue === 'transferDeadLetter')
        return (await orNone(() => look(most + 1))).map(letter_1.letterOf);
    if (place.subQueue === 'deadLetter' || (0, letter_1.isForPeople)(place.entity))
        return (await look(most + 1)).map(letter_1.letterOf);
    // A queue that people or programs take messages from is not read as a whole: its first one tells what it is.
    const [first] = await look(1);
    if (first === undefined || !(0, letter_1.isSetAside)(first))
        return [];
    return (await look(most + 1)).filter(letter_1.isSetAside).map(letter_1.letterOf);
}
/** Not everything that speaks the language of Service Bus has what could not be forwarded. */
async function orNone(look) {
    try {
        return await look();
    }
    catch (error) {
        if (error instanceof problem_1.OperationProblem && /there is no such/.test(error.message))
            return [];
        throw error;
    }
}
/** That a place has more than was looked at. */
function cutText(place, most) {
    return `${(0, entity_1.placeText)(place)}: only the first ${most} were looked at; --most looks at more`;
}
//# sourceMappingURL=find.js.map