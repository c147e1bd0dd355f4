"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=data-grants.js.map