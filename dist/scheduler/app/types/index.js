"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.typeProblems = typeProblems;
exports.explainNow = explainNow;
const started_1 = require("../../../package/started");
const compiler_1 = require("./compiler");
const program_1 = require("./program");
const record_1 = require("./record");
/**
 * What TypeScript says against the program that runs: main.ts and what it imports, with the place in the file.
 *
 * Loaders such as that of a clone, tsx and swc only take types away, so without this a misspelt name is `undefined` and is
 * deployed as if it were not there. The compiler runs beside the synthesis in a process of its own; a program that it
 * had nothing against is not checked again until a file of it, tsconfig.json or the installed packages change. Tests are
 * not part of the program: a project's own type check looks at them too.
 */
async function typeProblems() {
    const program = uncheckedProgram(require.main?.filename);
    if (program === undefined)
        return [];
    if (!isInstalled(program))
        return NOT_INSTALLED;
    const since = Date.now();
    const { problems, files } = await (0, compiler_1.judge)(program);
    if (problems.length === 0)
        (0, record_1.remember)(program, files, since);
    return problems;
}
/** The same as text, of a program that ended with an error before it came so far; `main` is what Node was started with. */
function explainNow(main) {
    const program = uncheckedProgram(main);
    if (program === undefined || !isInstalled(program))
        return '';
    const { reportLines } = require('../report');
    return reportLines((0, compiler_1.judgeNow)(program).problems).join('\n');
}
/** In a clone it is there after `npm ci`; a project of others has it, or has chosen to do without. */
const NOT_INSTALLED = started_1.IS_COMPILED
    ? []
    : [{ path: 'types', problems: ['cannot be checked: typescript is not installed; run npm ci'] }];
function isInstalled({ folder }) {
    try {
        return (0, compiler_1.compiler)(folder) !== '';
    }
    catch {
        return false;
    }
}
function uncheckedProgram(main) {
    if (isCheckedByLoader())
        return undefined;
    const program = (0, program_1.programOf)(main);
    return program === undefined || (0, record_1.isRemembered)(program) ? undefined : program;
}
/**
 * Whether ts-node runs the program and has checked its types by itself.
 *
 * @see https://typestrong.org/ts-node/api/interfaces/Service.html
 */
function isCheckedByLoader() {
    const service = Reflect.get(process, Symbol.for('ts-node.register.instance'));
    const options = service
        ?.options;
    return options !== undefined && options.transpileOnly !== true && options.swc !== true;
}
//# sourceMappingURL=index.js.map