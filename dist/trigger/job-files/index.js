"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeJobFile = exports.UnreadablePackage = exports.packagedTemplates = exports.readJobFile = void 0;
var read_job_file_1 = require("./read-job-file");
Object.defineProperty(exports, "readJobFile", { enumerable: true, get: function () { return read_job_file_1.readJobFile; } });
var read_package_1 = require("./read-package");
Object.defineProperty(exports, "packagedTemplates", { enumerable: true, get: function () { return read_package_1.packagedTemplates; } });
Object.defineProperty(exports, "UnreadablePackage", { enumerable: true, get: function () { return read_package_1.UnreadablePackage; } });
var write_job_file_1 = require("./write-job-file");
Object.defineProperty(exports, "writeJobFile", { enumerable: true, get: function () { return write_job_file_1.writeJobFile; } });
//# sourceMappingURL=index.js.map