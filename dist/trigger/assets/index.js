"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.localFiles = exports.JobEnvironment = exports.JobCode = exports.JobAsset = void 0;
var job_asset_1 = require("./job-asset");
Object.defineProperty(exports, "JobAsset", { enumerable: true, get: function () { return job_asset_1.JobAsset; } });
var job_code_1 = require("./job-code");
Object.defineProperty(exports, "JobCode", { enumerable: true, get: function () { return job_code_1.JobCode; } });
var job_environment_1 = require("./job-environment");
Object.defineProperty(exports, "JobEnvironment", { enumerable: true, get: function () { return job_environment_1.JobEnvironment; } });
var local_files_1 = require("./local-files");
Object.defineProperty(exports, "localFiles", { enumerable: true, get: function () { return local_files_1.localFiles; } });
//# sourceMappingURL=index.js.map