"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.typeProblems = typeProblems;
exports.explainNow = explainNow;
const compiler_1 = require("./compiler");
const program_1 = require("./program");
const record_1 = require("./record");
/**
 * What TypeScript says against the program that runs: main.ts and what it imports, with the place in the file.
 *
 * The loader only takes types away, so without this a misspelt name is `undefined` and is deployed as if it were not
 * there. The compiler runs beside the synthesis in a process of its own; a program that it had nothing against is not
 * checked again until a file of it, tsconfig.json or the installed packages change. Tests are not part of the program:
 * `npm run typecheck` looks at them too.
 */
async function typeProblems() {
    const program = unknownProgram(require.main?.filename);
    if (program === undefined)
        return [];
    if (!isInstalled())
        return NOT_INSTALLED;
    const since = Date.now();
    const { problems, files } = await (0, compiler_1.judge)(program);
    if (problems.length === 0)
        (0, record_1.remember)(program, files, since);
    return problems;
}
/** The same as text, of a program that ended with an error before it came so far; `main` is what Node was started with. */
function explainNow(main) {
    const program = unknownProgram(main);
    if (program === undefined || !isInstalled())
        return '';
    const { reportLines } = require('../report');
    return reportLines((0, compiler_1.judgeNow)(program).problems).join('\n');
}
const NOT_INSTALLED = [{ path: 'types', problems: ['cannot be checked: typescript is not installed; run npm ci'] }];
function isInstalled() {
    try {
        return require.resolve('typescript/package.json') !== '';
    }
    catch {
        return false;
    }
}
function unknownProgram(main) {
    const program = (0, program_1.programOf)(main);
    return program === undefined || (0, record_1.isRemembered)(program) ? undefined : program;
}
//# sourceMappingURL=index.js.map