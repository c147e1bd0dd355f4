"use strict";
/** What travels between the page and its server, as JSON. */
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=wire.js.map