"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RuleIndex = exports.predicateOutline = exports.correlationOutline = void 0;
var outline_1 = require("./outline");
Object.defineProperty(exports, "correlationOutline", { enumerable: true, get: function () { return outline_1.correlationOutline; } });
Object.defineProperty(exports, "predicateOutline", { enumerable: true, get: function () { return outline_1.predicateOutline; } });
var rule_index_1 = require("./rule-index");
Object.defineProperty(exports, "RuleIndex", { enumerable: true, get: function () { return rule_index_1.RuleIndex; } });
//# sourceMappingURL=index.js.map