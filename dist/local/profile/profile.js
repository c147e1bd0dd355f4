"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=profile.js.map