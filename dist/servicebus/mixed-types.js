"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mixedTypesOf = mixedTypesOf;
exports.mixesTypes = mixesTypes;
const rules_1 = require("../rules");
/** The properties of which the rules of some subscriptions of a topic do not agree what they are. */
function mixedTypesOf({ subscriptions, contract }, isAsked = () => true) {
    const rules = subscriptions
        .filter(isAsked)
        .flatMap(({ name, rules: own }) => own.map(({ name: rule, filter, action }) => ({ place: `${name}/${rule}`, filter, action })));
    return (0, rules_1.mixedTypes)(rules, contract);
}
/** Whether rules of a subscription have a part in that. */
function mixesTypes(subscription) {
    const places = subscription.rules.map(({ name }) => `${subscription.name}/${name}`);
    return mixedTypesOf(subscription.topic).some((mixed) => places.some((place) => mixed.places.has(place)));
}
//# sourceMappingURL=mixed-types.js.map