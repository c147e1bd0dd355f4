"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=deployment.js.map