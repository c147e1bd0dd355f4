"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.authorizationRules = authorizationRules;
const xml_1 = require("./xml");
/** The elements of a rule, in the order of the service. */
const PARTS = [
    ['ClaimType', 'claimType'],
    ['ClaimValue', 'claimValue'],
    ['KeyName', 'keyName'],
    ['PrimaryKey', 'primaryKey'],
    ['SecondaryKey', 'secondaryKey'],
];
/** What stands before the rights. */
const CLAIM = 2;
/** Who may do what by which key: kept as it was sent, and told. */
function authorizationRules() {
    return {
        name: 'AuthorizationRules',
        write: ({ settings }) => (0, xml_1.element)('AuthorizationRules', settings.authorizationRules.map(ruleXml)),
        read: (content) => ({ authorizationRules: (0, xml_1.childrenOf)(content, 'AuthorizationRule').map(ruleIn) }),
    };
}
function ruleIn(rule) {
    const parts = PARTS.flatMap(([name, key]) => {
        const text = (0, xml_1.textIn)((0, xml_1.childOf)(rule, name));
        return text === undefined ? [] : [[key, text]];
    });
    const rights = (0, xml_1.childrenOf)((0, xml_1.childOf)(rule, 'Rights'), 'AccessRights').map((right) => (0, xml_1.textIn)(right) ?? '');
    return { ...Object.fromEntries(parts), rights };
}
function ruleXml(rule) {
    const parts = PARTS.map(([name, key]) => {
        const text = rule[key];
        return text === undefined ? undefined : (0, xml_1.element)(name, text);
    });
    const rights = (0, xml_1.element)('Rights', rule.rights.map((right) => (0, xml_1.element)('AccessRights', right)));
    return (0, xml_1.element)('AuthorizationRule', [...parts.slice(0, CLAIM), rights, ...parts.slice(CLAIM)], [['i:type', 'SharedAccessAuthorizationRule']]);
}
//# sourceMappingURL=authorization-rules.js.map