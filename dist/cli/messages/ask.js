"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.canAsk = canAsk;
exports.isAgreed = isAgreed;
const promises_1 = require("node:readline/promises");
/** Whether somebody is there who can be asked. */
function canAsk() {
    return process.stdin.isTTY === true && process.stderr.isTTY === true;
}
/** Asks for a yes; anything else is a no, and so is the end of the input. */
async function isAgreed(question) {
    const asking = (0, promises_1.createInterface)({ input: process.stdin, output: process.stderr });
    try {
        // Ctrl-C is a no.
        asking.on('SIGINT', () => asking.close());
        const ended = new Promise((resolve) => asking.once('close', () => resolve('')));
        const answer = await Promise.race([asking.question(`${question} [y/N] `), ended]);
        return /^y(es)?$/i.test(answer.trim());
    }
    finally {
        asking.close();
    }
}
//# sourceMappingURL=ask.js.map