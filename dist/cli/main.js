"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const terminal_1 = require("../terminal");
const program_1 = require("./program");
const top_level_1 = require("./top-level");
(0, terminal_1.guardOutput)();
(0, top_level_1.run)(() => (0, program_1.schedulerProgram)().parseAsync());
//# sourceMappingURL=main.js.map