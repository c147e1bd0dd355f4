"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.eventTypeOf = exports.LocalAzureMl = void 0;
var local_azure_ml_1 = require("./local-azure-ml");
Object.defineProperty(exports, "LocalAzureMl", { enumerable: true, get: function () { return local_azure_ml_1.LocalAzureMl; } });
var run_event_1 = require("./run-event");
Object.defineProperty(exports, "eventTypeOf", { enumerable: true, get: function () { return run_event_1.eventTypeOf; } });
//# sourceMappingURL=index.js.map