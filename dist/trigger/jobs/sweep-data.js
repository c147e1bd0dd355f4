"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=sweep-data.js.map