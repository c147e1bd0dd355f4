"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.guidOf = exports.deploymentOf = void 0;
var deployment_of_1 = require("./deployment-of");
Object.defineProperty(exports, "deploymentOf", { enumerable: true, get: function () { return deployment_of_1.deploymentOf; } });
var guid_1 = require("./guid");
Object.defineProperty(exports, "guidOf", { enumerable: true, get: function () { return guid_1.guidOf; } });
//# sourceMappingURL=index.js.map