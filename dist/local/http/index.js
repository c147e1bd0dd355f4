"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalHttp = exports.bodyOf = exports.BodyTooLarge = exports.answerText = exports.answerJson = void 0;
var body_1 = require("./body");
Object.defineProperty(exports, "answerJson", { enumerable: true, get: function () { return body_1.answerJson; } });
Object.defineProperty(exports, "answerText", { enumerable: true, get: function () { return body_1.answerText; } });
Object.defineProperty(exports, "BodyTooLarge", { enumerable: true, get: function () { return body_1.BodyTooLarge; } });
Object.defineProperty(exports, "bodyOf", { enumerable: true, get: function () { return body_1.bodyOf; } });
var local_http_1 = require("./local-http");
Object.defineProperty(exports, "LocalHttp", { enumerable: true, get: function () { return local_http_1.LocalHttp; } });
//# sourceMappingURL=index.js.map