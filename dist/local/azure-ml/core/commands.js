"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refusal = refusal;
function refusal(status, code, message, details = []) {
    return { kind: 'refused', status, code, message, details };
}
//# sourceMappingURL=commands.js.map