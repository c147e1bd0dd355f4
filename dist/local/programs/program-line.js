"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=program-line.js.map