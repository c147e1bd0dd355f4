"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=start-options.js.map