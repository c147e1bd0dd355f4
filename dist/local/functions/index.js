"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalFunctions = void 0;
var local_functions_1 = require("./local-functions");
Object.defineProperty(exports, "LocalFunctions", { enumerable: true, get: function () { return local_functions_1.LocalFunctions; } });
//# sourceMappingURL=index.js.map