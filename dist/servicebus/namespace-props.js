"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=namespace-props.js.map