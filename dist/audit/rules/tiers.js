"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.notOnPremium = notOnPremium;
const schema_1 = require("../../schema");
/** Why a rule is not about a namespace of this tier; `undefined` on Premium. @throws Unresolved for an unknown tier */
function notOnPremium(subject, what) {
    const sku = subject.literal('sku');
    return sku === 'Premium' ? undefined : `${what} is part of Premium only, and the namespace is ${(0, schema_1.plainText)(sku)}`;
}
//# sourceMappingURL=tiers.js.map