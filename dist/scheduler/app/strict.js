"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=strict.js.map