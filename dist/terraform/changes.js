"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=changes.js.map