"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HIDDEN_MESSAGE = void 0;
const rules_1 = require("../../rules");
/** What stands for an example that has sensitive values: that there is one is no secret, and it is never shown. */
exports.HIDDEN_MESSAGE = new rules_1.Message();
//# sourceMappingURL=hidden-message.js.map