"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Faults = void 0;
const text_1 = require("../text");
const top_level_1 = require("./top-level");
/**
 * What is found out about one thing; where this program fails on it, that is the answer about that one, and the others
 * are answered all the same.
 */
async function foundOrFault(find, otherwise) {
    try {
        return await find();
    }
    catch (error) {
        // What is said in one line ends the command.
        if ((0, top_level_1.isSaid)(error))
            throw error;
        return otherwise((0, text_1.faultIn)('it', error));
    }
}
/** What this program has failed on: each is not checked, and the others are. */
class Faults {
    notChecked = [];
    /** What is found out about something; `otherwise` where that failed. */
    watch({ file, address }, argument, otherwise, find) {
        return foundOrFault(find, (problem) => {
            this.notChecked.push({ file, address, argument, problem });
            return otherwise;
        });
    }
}
exports.Faults = Faults;
//# sourceMappingURL=faults.js.map