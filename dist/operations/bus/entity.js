"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.placeNamed = placeNamed;
exports.addressOfEntity = addressOfEntity;
exports.entityText = entityText;
exports.placeText = placeText;
exports.allEntities = allEntities;
const problem_1 = require("../problem");
const SUB_QUEUES = [
    [/\/\$transfer\/\$deadletterqueue$/i, 'transferDeadLetter'],
    [/\/\$deadletterqueue$/i, 'deadLetter'],
];
/**
 * The place that is named: `orders`, `events/train`, `events/Subscriptions/train`, each perhaps with `/$DeadLetterQueue` or
 * `/$Transfer/$DeadLetterQueue` behind it, as clients write them.
 *
 * @throws OperationProblem for what is no name
 */
function placeNamed(text) {
    const [suffix, subQueue] = SUB_QUEUES.find(([one]) => one.test(text)) ?? [];
    const path = suffix === undefined ? text : text.replace(suffix, '');
    const parts = path.split('/');
    if (parts.some((part) => part === ''))
        throw new problem_1.OperationProblem(`${text === '' ? 'an empty text' : text} names nothing: write a queue, or topic/subscription`);
    const [first = '', second, third, ...more] = parts;
    if (second === undefined)
        return { entity: { kind: 'queue', name: first }, subQueue };
    if (third === undefined)
        return { entity: { kind: 'subscription', topic: first, name: second }, subQueue };
    if (more.length === 0 && second.toLowerCase() === 'subscriptions')
        return { entity: { kind: 'subscription', topic: first, name: third }, subQueue };
    // A queue may have slashes in its name; a subscription of it may not be told from that.
    return { entity: { kind: 'queue', name: path }, subQueue };
}
/** The address of an entity, as clients write it. */
function addressOfEntity(entity) {
    return entity.kind === 'queue' ? entity.name : `${entity.topic}/Subscriptions/${entity.name}`;
}
/** The same as people read it. */
function entityText(entity) {
    return entity.kind === 'queue' ? entity.name : `${entity.topic}/${entity.name}`;
}
/** A place as people read it, which names it as well. */
function placeText({ entity, subQueue }) {
    const suffix = { deadLetter: '/$DeadLetterQueue', transferDeadLetter: '/$Transfer/$DeadLetterQueue', none: '' };
    return `${entityText(entity)}${suffix[subQueue ?? 'none']}`;
}
/** Everything that messages wait in, the queues first. */
function allEntities({ queues, topics }) {
    return [
        ...queues.map((name) => ({ kind: 'queue', name })),
        ...topics.flatMap(({ name: topic, subscriptions }) => subscriptions.map((name) => ({ kind: 'subscription', topic, name }))),
    ];
}
//# sourceMappingURL=entity.js.map