"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DEFAULT_RULE = void 0;
/** The rule that a subscription has where nothing else was asked for. */
exports.DEFAULT_RULE = { name: '$Default', filter: { kind: 'sql', sql: '1=1' } };
//# sourceMappingURL=rule-definition.js.map