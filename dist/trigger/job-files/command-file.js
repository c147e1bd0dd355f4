"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=command-file.js.map