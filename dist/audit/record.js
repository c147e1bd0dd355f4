"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=record.js.map