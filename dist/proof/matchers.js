"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.proofMatchers = void 0;
const routing_1 = require("../routing");
const text_1 = require("../text");
const topic_proof_1 = require("./questions/topic-proof");
/**
 * Matchers for jest, with `expect.extend(proofMatchers)`; both are to be awaited.
 *
 * ```ts
 * await expect(topicIn(json, 'training-events')).toKeepItsClaims();
 * ```
 */
exports.proofMatchers = {
    /** Everything that is claimed about the topic with its `must…` methods is proved for all messages. */
    async toKeepItsClaims(topic) {
        if (topic.claims.length === 0)
            return { pass: false, message: () => shown([`nothing is claimed about ${topic.name}`]) };
        return proved(topic, topic.claims);
    },
    /** A claim holds for all messages. */
    async toDeliver(topic, claim) {
        return proved({ ...topic, claims: [claim] }, [claim]);
    },
};
async function proved(topic, claims) {
    const proof = new topic_proof_1.TopicProof(topic);
    const lines = [];
    for (const claim of claims) {
        const answer = await proof.prove(claim);
        if (answer.verdict !== 'proved')
            lines.push(describe(claim, answer));
    }
    await proof.close();
    const pass = lines.length === 0;
    const names = claims.map(({ name }) => `"${name}"`).join(', ');
    return { pass, message: () => shown(pass ? [`expected not to hold: ${names}`] : lines) };
}
function shown(lines) {
    return (0, text_1.terminalLines)(lines).join('\n');
}
function describe({ name }, answer) {
    if (answer.verdict === 'undecided')
        return `"${name}" could not be proved: ${answer.reason}`;
    const messages = answer.refutations.map(({ how, message }) => `a message ${how}: ${JSON.stringify((0, routing_1.sentJson)(message))}`);
    return `"${name}" does not hold: ${messages.join('; ')}`;
}
//# sourceMappingURL=matchers.js.map