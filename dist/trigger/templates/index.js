"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobTemplate = exports.Serverless = exports.Parameter = void 0;
var parameter_1 = require("./parameter");
Object.defineProperty(exports, "Parameter", { enumerable: true, get: function () { return parameter_1.Parameter; } });
var serverless_1 = require("./serverless");
Object.defineProperty(exports, "Serverless", { enumerable: true, get: function () { return serverless_1.Serverless; } });
var template_1 = require("./template");
Object.defineProperty(exports, "JobTemplate", { enumerable: true, get: function () { return template_1.JobTemplate; } });
//# sourceMappingURL=index.js.map