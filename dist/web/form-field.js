"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=form-field.js.map