"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=known-properties.js.map