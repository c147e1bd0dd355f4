"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sentencesOf = exports.Schema = exports.plainText = exports.own = exports.sourceOfMember = exports.parseExactly = exports.exactJson = exports.UnusableSchema = exports.compileForeign = void 0;
var compile_1 = require("./compile");
Object.defineProperty(exports, "compileForeign", { enumerable: true, get: function () { return compile_1.compileForeign; } });
Object.defineProperty(exports, "UnusableSchema", { enumerable: true, get: function () { return compile_1.UnusableSchema; } });
var exact_json_1 = require("./exact-json");
Object.defineProperty(exports, "exactJson", { enumerable: true, get: function () { return exact_json_1.exactJson; } });
Object.defineProperty(exports, "parseExactly", { enumerable: true, get: function () { return exact_json_1.parseExactly; } });
Object.defineProperty(exports, "sourceOfMember", { enumerable: true, get: function () { return exact_json_1.sourceOfMember; } });
var own_1 = require("./own");
Object.defineProperty(exports, "own", { enumerable: true, get: function () { return own_1.own; } });
Object.defineProperty(exports, "plainText", { enumerable: true, get: function () { return own_1.plainText; } });
var schema_1 = require("./schema");
Object.defineProperty(exports, "Schema", { enumerable: true, get: function () { return schema_1.Schema; } });
var sentences_1 = require("./sentences");
Object.defineProperty(exports, "sentencesOf", { enumerable: true, get: function () { return sentences_1.sentencesOf; } });
//# sourceMappingURL=index.js.map