"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.auditCommand = auditCommand;
const commander_1 = require("commander");
const audit_1 = require("../audit");
const files_1 = require("../files");
const version_1 = require("../package/version");
const rules_1 = require("../rules");
const terminal_1 = require("../terminal");
const text_1 = require("../text");
const documents_1 = require("./documents");
const exit_status_1 = require("./exit-status");
const PAINT = {
    severity: (severity, text) => SEVERITY_COLOURS[severity](text),
    aside: terminal_1.colors.dim,
};
const SEVERITY_COLOURS = {
    critical: (text) => terminal_1.colors.bold(terminal_1.colors.red(text)),
    high: terminal_1.colors.red,
    medium: terminal_1.colors.yellow,
    low: terminal_1.colors.cyan,
};
/** `scheduler audit`: which security rules pass, fail or are waived? */
function auditCommand() {
    return new commander_1.Command('audit')
        .description('which security rules pass, fail or are waived? a table, JSON, SARIF, a summary for a pull request')
        .option(...documents_1.FROM_OPTION)
        .option('--waivers <file>', 'exceptions of the security team: lists, YAML or JSON, of id, scope, reason, approver, ticket, expires')
        .option('--checkov <file>', 'what checkov -o json wrote about the same files, to be compared rule by rule')
        .option('--all', 'shows every record, what is right and what is not applicable too')
        .option('--json', 'for machines: every record, with evidence and provenance')
        .option('--sarif <file>', 'also writes SARIF with every record, exceptions as suppressions; - for standard output, in place of the table')
        .option('--sarif-upload <file>', 'also writes SARIF for GitHub: what has to be looked at, and nothing else')
        .option('--markdown <file>', 'also writes a summary for a pull request')
        .option('--rules', 'lists all rules, and who else asks for the same')
        .addOption(new commander_1.Option('--today <day>', 'the day on which exceptions have to hold').default(today(), 'today'))
        .addHelpText('after', '\nExit status 1 where a rule is not followed and not waived, where nobody can tell, where an exception is not in order, or where checkov fails what nothing excepts.')
        .action(run);
}
async function run(options) {
    if (options.rules === true) {
        (0, terminal_1.print)((0, audit_1.rulesTable)(audit_1.auditRules, PAINT, (0, terminal_1.columnsOf)(process.stdout)));
        return;
    }
    const day = dayOf(options.today);
    const also = [];
    const further = (file) => {
        const content = (0, files_1.readFileText)(file);
        also.push({ file: (0, files_1.inputName)(file), ...content });
        return content.text;
    };
    const waivers = options.waivers === undefined ? [] : waiversIn(options.waivers, further);
    const checkov = options.checkov === undefined ? undefined : resultsIn(options.checkov, further);
    const documents = (0, documents_1.documentsOf)(options.from);
    const result = await (0, terminal_1.withProgress)('auditing', (progress) => inOrder(() => (0, audit_1.audit)(documents, {
        today: day,
        waivers,
        ...(checkov !== undefined && { checkov }),
        onProgress: (done, total) => progress.tell('auditing', done, total),
    })));
    const provenance = (0, audit_1.provenanceOf)(result, (0, version_1.packageVersion)(), also);
    const sarif = (variant, file) => {
        const log = (0, audit_1.auditSarif)(result, provenance, variant);
        (0, terminal_1.printError)((0, audit_1.sarifNotices)(log).map((notice) => `scheduler: ${file}: ${notice}`));
        return toJson(log);
    };
    const reports = [
        [options.sarif, () => sarif('full', options.sarif)],
        [options.sarifUpload, () => sarif('upload', options.sarifUpload)],
        [options.markdown, () => (0, audit_1.auditMarkdown)(result)],
    ];
    const outputs = reports.flatMap(([path, content]) => (path === undefined ? [] : [{ path, content: content() }]));
    const printed = outputs.find(({ path }) => (0, files_1.isStandardOutput)(path));
    if (printed !== undefined && options.json === true) {
        throw new exit_status_1.UsageError(`--json and ${printed.path} are both standard output; name a file for one of them`);
    }
    // Files first: whoever reads the exit status finds them complete.
    (0, files_1.writeOutputs)(outputs);
    if (options.json === true)
        (0, terminal_1.printJson)((0, audit_1.auditJson)(result, provenance), 2);
    // A report on standard output stands alone there.
    else if (printed === undefined)
        (0, terminal_1.print)((0, audit_1.auditLines)(result, options.all === true, PAINT, (0, terminal_1.columnsOf)(process.stdout)));
    if (!(0, audit_1.summarize)(result).isClean)
        process.exitCode = exit_status_1.ExitStatus.Findings;
}
function waiversIn(file, further) {
    const text = further(file);
    const ids = audit_1.auditRules.map(({ id }) => id);
    return inOrder(() => (0, audit_1.waiversFromText)((0, files_1.inputName)(file), text, ids));
}
function resultsIn(file, further) {
    const text = further(file);
    try {
        return (0, audit_1.checkovResults)((0, files_1.parseJson)(text));
    }
    catch (error) {
        const why = error instanceof SyntaxError ? 'not JSON; write it with checkov -o json' : error.message;
        throw new exit_status_1.UsageError(`${(0, files_1.inputName)(file)}: ${why}`);
    }
}
/** Exceptions that are not in order are a mistake of whoever wrote them: a line each. */
function inOrder(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof audit_1.MalformedWaivers)
            throw new exit_status_1.UsageError(error.problems);
        throw error;
    }
}
function dayOf(text) {
    const day = text ?? today();
    if (!(0, rules_1.isDay)(day)) {
        throw new exit_status_1.UsageError(`--today: got ${day}; write a day like 2026-11-22`);
    }
    return day;
}
function today() {
    return new Date().toISOString().slice(0, 10);
}
function toJson(value) {
    return `${(0, text_1.jsonText)(value, 2)}\n`;
}
//# sourceMappingURL=audit.js.map