"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rankOf = exports.isOver = exports.keyOf = exports.textsAt = exports.textAt = exports.objectAt = exports.outputUri = exports.JobMachine = exports.refusal = void 0;
var commands_1 = require("./commands");
Object.defineProperty(exports, "refusal", { enumerable: true, get: function () { return commands_1.refusal; } });
var job_machine_1 = require("./job-machine");
Object.defineProperty(exports, "JobMachine", { enumerable: true, get: function () { return job_machine_1.JobMachine; } });
var pipeline_runs_1 = require("./pipeline-runs");
Object.defineProperty(exports, "outputUri", { enumerable: true, get: function () { return pipeline_runs_1.outputUri; } });
var reading_1 = require("./reading");
Object.defineProperty(exports, "objectAt", { enumerable: true, get: function () { return reading_1.objectAt; } });
Object.defineProperty(exports, "textAt", { enumerable: true, get: function () { return reading_1.textAt; } });
Object.defineProperty(exports, "textsAt", { enumerable: true, get: function () { return reading_1.textsAt; } });
var run_table_1 = require("./run-table");
Object.defineProperty(exports, "keyOf", { enumerable: true, get: function () { return run_table_1.keyOf; } });
var states_1 = require("./states");
Object.defineProperty(exports, "isOver", { enumerable: true, get: function () { return states_1.isOver; } });
Object.defineProperty(exports, "rankOf", { enumerable: true, get: function () { return states_1.rankOf; } });
//# sourceMappingURL=index.js.map