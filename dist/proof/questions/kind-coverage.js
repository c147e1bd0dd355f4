"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.kindCoverage = kindCoverage;
const message_set_1 = require("../messages/message-set");
/** What becomes of the messages of each known kind. */
async function kindCoverage(proof) {
    const coverage = [];
    for (const kind of proof.kinds.filter(({ isRest }) => !isRest)) {
        const reached = (0, message_set_1.inAny)(proof.reaches(proof.near(kind)), proof.others);
        coverage.push({
            kind: kind.kind,
            unreached: await proof.find((0, message_set_1.inAll)(kind.messages, (0, message_set_1.outside)(reached))),
            reached: await proof.find((0, message_set_1.inAll)(kind.messages, reached)),
        });
    }
    return coverage;
}
//# sourceMappingURL=kind-coverage.js.map