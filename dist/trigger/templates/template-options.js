"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=template-options.js.map