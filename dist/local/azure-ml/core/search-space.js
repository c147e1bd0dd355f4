"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.searchSpaceProblems = searchSpaceProblems;
exports.drawn = drawn;
exports.gridSize = gridSize;
exports.gridPoint = gridPoint;
const reading_1 = require("./reading");
/** What is wrong with a search space, a sentence each. */
function searchSpaceProblems(space, algorithm) {
    const settings = settingsOf(space);
    if (settings.length === 0)
        return ['searchSpace: got nothing, allowed at least one setting; give it'];
    return settings.flatMap(({ name, draw, given }) => {
        const place = `searchSpace.${name}`;
        const numbers = NUMBERS.get(draw);
        if (draw !== 'choice' && numbers === undefined)
            return [`${place}: got ${JSON.stringify(draw)}, allowed choice, ${[...NUMBERS.keys()].join(', ')}`];
        if (draw === 'choice' && valuesOf(given).length === 0)
            return [`${place}: got no value to choose from, allowed ["choice", [[…]]] with at least one`];
        if (numbers !== undefined && !isNumbers(given, numbers))
            return [`${place}: got ${JSON.stringify(given)}, allowed ${numbers} numbers in a list`];
        const allowed = ALLOWED.get(algorithm);
        if (allowed !== undefined && !allowed.includes(draw))
            return [`${place}: got ${draw}, which ${algorithm} sampling does not take; allowed ${allowed.join(', ')}`];
        return [];
    });
}
/** How many numbers each is given. @see https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters */
const NUMBERS = new Map([
    ['randint', 1],
    ['uniform', 2],
    ['loguniform', 2],
    ['normal', 2],
    ['lognormal', 2],
    ['quniform', 3],
    ['qloguniform', 3],
    ['qnormal', 3],
    ['qlognormal', 3],
]);
/** What an algorithm takes, where it does not take everything. */
const ALLOWED = new Map([
    ['Grid', ['choice']],
    ['Bayesian', ['choice', 'uniform', 'quniform']],
]);
/** The values of all settings, drawn with luck. */
function drawn(space, luck) {
    return Object.fromEntries(settingsOf(space).map((setting) => [setting.name, textOf(drawOne(setting, luck))]));
}
/** How many points a grid has. */
function gridSize(space) {
    return settingsOf(space).reduce((size, { given }) => size * valuesOf(given).length, 1);
}
/** A point of a grid by its number: the last setting changes first. */
function gridPoint(space, number) {
    let rest = number;
    const values = settingsOf(space)
        .reverse()
        .map(({ name, given }) => {
        const choices = valuesOf(given);
        const chosen = choices[rest % choices.length];
        rest = Math.floor(rest / choices.length);
        return [name, textOf(chosen)];
    });
    return Object.fromEntries(values.reverse());
}
function settingsOf(space) {
    return Object.entries(space).map(([name, setting]) => {
        const [draw, given] = Array.isArray(setting) ? setting : [];
        return { name, draw: String(draw), given: Array.isArray(given) ? given : [] };
    });
}
function drawOne({ draw, given }, luck) {
    if (draw === 'choice') {
        const choices = valuesOf(given);
        return choices[Math.floor(luck.next() * choices.length)];
    }
    const [a = 0, b = 0, q = 1] = given.map(Number);
    const rounded = (value) => Math.round(value / q) * q;
    const uniform = () => a + luck.next() * (b - a);
    const normal = () => a + luck.normal() * b;
    switch (draw) {
        case 'randint':
            return Math.floor(luck.next() * a);
        case 'uniform':
            return uniform();
        case 'loguniform':
            return Math.exp(uniform());
        case 'quniform':
            return rounded(uniform());
        case 'qloguniform':
            return rounded(Math.exp(uniform()));
        case 'normal':
            return normal();
        case 'lognormal':
            return Math.exp(normal());
        case 'qnormal':
            return rounded(normal());
        default:
            return rounded(Math.exp(normal()));
    }
}
/** `["choice", [[1, 2]]]`, and `["choice", [1, 2]]` as it was written once. */
function valuesOf(given) {
    const values = Array.isArray(given[0]) ? given[0] : given;
    return values.filter((value) => (0, reading_1.isScalar)(value) || (typeof value === 'object' && value !== null));
}
function isNumbers(given, count) {
    return given.length === count && given.every((one) => typeof one === 'number' && Number.isFinite(one));
}
function textOf(value) {
    return (0, reading_1.isScalar)(value) ? String(value) : JSON.stringify(value);
}
//# sourceMappingURL=search-space.js.map