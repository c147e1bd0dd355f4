"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.list = list;
exports.show = show;
exports.lettersOf = lettersOf;
const address_1 = require("../../operations/bus/address");
const bus_1 = require("../../operations/bus/bus");
const entity_1 = require("../../operations/bus/entity");
const find_1 = require("../../operations/dead-letters/find");
const letter_1 = require("../../operations/dead-letters/letter");
const terminal_1 = require("../../terminal");
const letter_lines_1 = require("./letter-lines");
const topics_1 = require("./topics");
/** `scheduler dead-letters list` */
async function list(entity, options) {
    const letters = await chosen(entity, options);
    const groups = (0, letter_1.grouped)(letters);
    if (options.json === true)
        for (const group of groups)
            (0, terminal_1.printJson)((0, letter_lines_1.groupJson)(group));
    else
        (0, terminal_1.print)(groups.length === 0 ? 'no dead letters, and nothing set aside' : groups.flatMap(letter_lines_1.groupLines));
}
/** `scheduler dead-letters show` */
async function show(entity, options) {
    const letters = await chosen(entity, options);
    if (options.json === true)
        for (const letter of letters)
            (0, terminal_1.printJson)((0, letter_lines_1.letterJson)(letter));
    else
        (0, terminal_1.print)(letters.length === 0 ? 'none' : letters.flatMap(letter_lines_1.letterLines));
}
async function chosen(entity, options) {
    const bus = await (0, bus_1.openBus)((0, address_1.addressOf)(options.at));
    try {
        const { letters } = await lettersOf(bus, entity, options.most);
        return letters.filter((letter) => (0, letter_1.otherwise)(letter, options) === undefined);
    }
    finally {
        await bus.close();
    }
}
/** The letters of what is named, or of everything; says where there are more. */
async function lettersOf(bus, name, most) {
    const found = await (0, terminal_1.withProgress)('looking for dead letters', async () => (0, find_1.findLetters)(bus, await entitiesNamed(bus, name ?? bus.address.entity), most));
    (0, terminal_1.printError)(found.cut.map((place) => `scheduler: ${(0, find_1.cutText)(place, most)}`));
    return found;
}
async function entitiesNamed(bus, name) {
    if (name === undefined)
        return (0, entity_1.allEntities)(await bus.entities());
    const place = (0, entity_1.placeNamed)(name);
    if (place.subQueue !== undefined)
        return [place];
    if (place.entity.kind === 'subscription')
        return [place.entity];
    return (await (0, topics_1.subscriptionsOf)(bus, name)) ?? [place.entity];
}
//# sourceMappingURL=dead-letters-look.js.map