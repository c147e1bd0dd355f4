"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=environment.js.map