"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.synthesize = exports.summarize = exports.TrainingSchedulerStack = exports.trainingJob = exports.jobCatalogue = void 0;
var catalogue_1 = require("./catalogue");
Object.defineProperty(exports, "jobCatalogue", { enumerable: true, get: function () { return catalogue_1.jobCatalogue; } });
Object.defineProperty(exports, "trainingJob", { enumerable: true, get: function () { return catalogue_1.trainingJob; } });
var stack_1 = require("./stack");
Object.defineProperty(exports, "TrainingSchedulerStack", { enumerable: true, get: function () { return stack_1.TrainingSchedulerStack; } });
var summary_1 = require("./summary");
Object.defineProperty(exports, "summarize", { enumerable: true, get: function () { return summary_1.summarize; } });
var synthesize_1 = require("./synthesize");
Object.defineProperty(exports, "synthesize", { enumerable: true, get: function () { return synthesize_1.synthesize; } });
//# sourceMappingURL=index.js.map