"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=topology.js.map