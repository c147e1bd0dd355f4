"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalPage = void 0;
var local_page_1 = require("./local-page");
Object.defineProperty(exports, "LocalPage", { enumerable: true, get: function () { return local_page_1.LocalPage; } });
//# sourceMappingURL=index.js.map