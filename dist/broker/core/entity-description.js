"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=entity-description.js.map