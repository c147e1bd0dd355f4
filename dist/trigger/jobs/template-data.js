"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JOB_DATA_VERSION = void 0;
/** The form of the data that a package holds; it grows with each change that a program of before would read wrongly. */
exports.JOB_DATA_VERSION = 2;
//# sourceMappingURL=template-data.js.map