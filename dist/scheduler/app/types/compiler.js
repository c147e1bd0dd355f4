"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.judge = judge;
exports.judgeNow = judgeNow;
exports.compiler = compiler;
const node_child_process_1 = require("node:child_process");
const node_fs_1 = require("node:fs");
const node_os_1 = require("node:os");
const node_path_1 = require("node:path");
/**
 * Asks TypeScript's compiler about a program, in a process of its own.
 *
 * By its command line, which the compiler written in JavaScript (up to 6) and the native one (7) have in common; the
 * native one has no other interface for CommonJS.
 */
function judge(program) {
    const { options, conclude } = configured(program);
    const child = (0, node_child_process_1.spawn)(process.execPath, options, { cwd: program.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
            said += text;
        });
    }
    return new Promise((resolve) => {
        child.on('error', ({ message }) => resolve(conclude(message, null)));
        child.on('close', (status) => resolve(conclude(said, status)));
    });
}
/** The same, and waits: for a process that is about to end. */
function judgeNow(program) {
    const { options, conclude } = configured(program);
    const { stdout, stderr, status } = (0, node_child_process_1.spawnSync)(process.execPath, options, { cwd: program.folder, encoding: 'utf8' });
    return conclude(`${stdout}${stderr}`, status);
}
/**
 * How the compiler is called, and how its answer is read. It gets a configuration of the program alone, in a folder
 * that is removed afterwards, since that of the user has his tests in it as well.
 */
function configured({ main, folder, config, packages }) {
    const scratch = (0, node_fs_1.mkdtempSync)((0, node_path_1.join)((0, node_os_1.tmpdir)(), 'types-'));
    const file = (0, node_path_1.join)(scratch, 'tsconfig.json');
    const typeRoots = packages.map((path) => (0, node_path_1.join)(path, '@types'));
    const hasNode = typeRoots.some((path) => (0, node_fs_1.existsSync)((0, node_path_1.join)(path, 'node')));
    const compilerOptions = {
        noEmit: true,
        incremental: false,
        composite: false,
        types: hasNode ? ['node'] : [],
        typeRoots,
        ...LENIENT,
    };
    (0, node_fs_1.writeFileSync)(file, JSON.stringify({ extends: config, files: [main], include: [], compilerOptions }));
    return {
        options: [compiler(folder), '--project', file, '--pretty', 'false', '--listFiles'],
        conclude: (said, status) => {
            (0, node_fs_1.rmSync)(scratch, { recursive: true, force: true });
            return judgementOf(said, status);
        },
    };
}
/** What is unused is deployed by nobody: `npm run typecheck` says it, and it keeps nobody from deploying. */
const LENIENT = { noUnusedLocals: false, noUnusedParameters: false };
/** @throws Error where it is not installed */
function compiler(folder) {
    return (0, node_path_1.join)((0, node_path_1.dirname)(require.resolve('typescript/package.json', { paths: [folder, __dirname] })), 'bin', 'tsc');
}
/** `lib/jobs.ts(12,5): error TS2551: Property …`, or without a place. */
const ERROR = /^(?:(?<file>.+)\((?<line>\d+),(?<column>\d+)\): )?error (?<code>TS\d+): (?<text>.*)$/;
function judgementOf(said, status) {
    const problems = [];
    const files = [];
    for (const line of said.split(/\r?\n/)) {
        const found = ERROR.exec(line)?.groups;
        const last = problems.at(-1);
        if (found !== undefined) {
            const { file, line: row, column, code, text } = found;
            const path = file === undefined ? 'types' : `${file}:${row}:${column}`;
            problems.push({ path, problems: [`${text} (${code})`] });
        }
        else if (/^\s+\S/.test(line) && last !== undefined) {
            // What a message goes on with stands below it, further to the right.
            last.problems[0] += `\n  ${line}`;
        }
        else if (line !== '')
            files.push(line);
    }
    if (problems.length === 0 && status !== 0) {
        // It did not come so far as to look: nothing was found right.
        problems.push({ path: 'types', problems: [`cannot be checked: ${said.trim() || 'the compiler was stopped'}`] });
    }
    return { problems, files: problems.length === 0 ? files : [] };
}
//# sourceMappingURL=compiler.js.map