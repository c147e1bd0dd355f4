"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runWorkflow = exports.drive = exports.LocalWorkflows = exports.WorkflowRefused = exports.readDefinition = void 0;
var read_definition_1 = require("./definition/read-definition");
Object.defineProperty(exports, "readDefinition", { enumerable: true, get: function () { return read_definition_1.readDefinition; } });
Object.defineProperty(exports, "WorkflowRefused", { enumerable: true, get: function () { return read_definition_1.WorkflowRefused; } });
var local_workflows_1 = require("./local-workflows");
Object.defineProperty(exports, "LocalWorkflows", { enumerable: true, get: function () { return local_workflows_1.LocalWorkflows; } });
var drive_1 = require("./run/drive");
Object.defineProperty(exports, "drive", { enumerable: true, get: function () { return drive_1.drive; } });
var run_1 = require("./run/run");
Object.defineProperty(exports, "runWorkflow", { enumerable: true, get: function () { return run_1.runWorkflow; } });
//# sourceMappingURL=index.js.map