"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=pipeline-file.js.map