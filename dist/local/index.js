"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalSystem = exports.readProfile = exports.deploymentOf = void 0;
var deployment_1 = require("./deployment");
Object.defineProperty(exports, "deploymentOf", { enumerable: true, get: function () { return deployment_1.deploymentOf; } });
var read_profile_1 = require("./profile/read-profile");
Object.defineProperty(exports, "readProfile", { enumerable: true, get: function () { return read_profile_1.readProfile; } });
var local_system_1 = require("./system/local-system");
Object.defineProperty(exports, "LocalSystem", { enumerable: true, get: function () { return local_system_1.LocalSystem; } });
//# sourceMappingURL=index.js.map