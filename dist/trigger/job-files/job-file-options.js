"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=job-file-options.js.map