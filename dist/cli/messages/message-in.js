"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.messageIn = messageIn;
const outgoing_1 = require("../../operations/messages/outgoing");
const rules_1 = require("../../rules");
const text_1 = require("../../text");
/** The message to send that some JSON is; all that is wrong where it is none. */
function messageIn(place, json) {
    try {
        return (0, outgoing_1.outgoingOf)(place, json);
    }
    catch (error) {
        return error instanceof rules_1.NotAMessage ? [...error.problems] : [(0, text_1.faultIn)('this message', error)];
    }
}
//# sourceMappingURL=message-in.js.map