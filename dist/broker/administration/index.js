"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.administer = void 0;
var administration_1 = require("./administration");
Object.defineProperty(exports, "administer", { enumerable: true, get: function () { return administration_1.administer; } });
//# sourceMappingURL=index.js.map