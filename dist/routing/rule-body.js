"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ruleBodyProblems = ruleBodyProblems;
const rules_1 = require("../rules");
const resource_1 = require("../terraform/resource");
const SQL = 'SqlFilter';
const CORRELATION = 'CorrelationFilter';
const LONGEST_NAME = 50;
/**
 * What is wrong with the arguments of a rule, each for itself and together, whatever their text means: what `terraform
 * validate` or `apply` refuses, what Azure refuses, and what is silently ignored. Nothing is said of what only
 * Terraform knows (a `Reference`), nor of what depends on it.
 *
 * @see facts on azurerm 4.x, measured: azurerm checks a name for its length only and `sql_filter` for 1 to 1024 bytes;
 *   it sends the body that `filter_type` names and ignores the other; `$` names are Azure's own; Azure trims SQL
 *   (hashicorp/terraform-provider-azurerm#14559)
 */
function ruleBodyProblems(body) {
    return [...nameProblems(body.name), ...typeProblems(body), ...textProblems(body)];
}
function nameProblems(name) {
    if (typeof name !== 'string')
        return [];
    const refused = (message) => [problem('name', 'error', 'rule-name', message)];
    if (name === '' || name.length > LONGEST_NAME) {
        return refused(`the name has ${name.length} characters; terraform validate refuses others than 1 to ${LONGEST_NAME}`);
    }
    if (/^\$default$/i.test(name)) {
        return refused(`${name} is the rule that Azure makes with each subscription: terraform apply fails on it, since it exists already, and importing it leaves the subscription without a rule; use another name`);
    }
    if (name.startsWith('$'))
        return refused("names that begin with $ are Azure's own; use another name");
    if (/[^\w.-]/.test(name) || /^[.-]|[.-]$/.test(name)) {
        return refused(`the name ${JSON.stringify(name)} passes terraform plan, and Azure refuses it at apply: only letters, digits, "_", "." and "-", with a letter, digit or "_" at both ends`);
    }
    return [];
}
function typeProblems({ filterType, sqlFilter, correlationFilter }) {
    if (filterType instanceof resource_1.Reference)
        return [];
    if (typeof filterType === 'string' && filterType !== SQL && filterType !== CORRELATION) {
        const message = `terraform validate refuses the type ${JSON.stringify(filterType)}: only ${SQL} and ${CORRELATION}; for a true filter use SQL 1=1, for a false one 1=0`;
        return [problem('filter_type', 'error', 'no-filter', message)];
    }
    const [sql, correlation] = [stateOf(sqlFilter), stateOfBlock(correlationFilter)];
    if (sql === 'there' && correlation !== 'absent' && correlation !== 'unknown') {
        const message = 'terraform validate refuses sql_filter and correlation_filter together; leave one of them out';
        return [problem('filter_type', 'error', 'ignored-filter', message)];
    }
    // Without a type the body tells; azurerm asks for one, and validate says so.
    const type = typeof filterType === 'string' ? filterType : sql === 'absent' && correlation !== 'absent' ? CORRELATION : SQL;
    return type === SQL ? sqlProblems(sql, correlation) : correlationProblems(sql, correlation);
}
function sqlProblems(sql, correlation) {
    if (sql === 'there' || sql === 'unknown')
        return [];
    if (correlation === 'unknown')
        return [];
    if (correlation !== 'absent') {
        const message = `the type is ${SQL}, so azurerm ignores the correlation filter without a word and sends an empty SQL filter, which Azure refuses at apply; make the type ${CORRELATION}`;
        return [problem('filter_type', 'error', 'ignored-filter', message)];
    }
    const message = sql === 'empty'
        ? 'terraform validate refuses an empty sql_filter; use 1=1 to match every message'
        : `the type is ${SQL} and there is no sql_filter: azurerm sends an empty one, which Azure refuses at apply; use 1=1 to match every message`;
    return [problem('sql_filter', 'error', 'no-filter', message)];
}
function correlationProblems(sql, correlation) {
    if (correlation === 'there' || correlation === 'unknown')
        return [];
    if (correlation === 'empty') {
        const message = 'the correlation filter has no condition (empty texts are dropped): terraform refuses it at apply; give one, or use SQL 1=1';
        return [problem('correlation_filter', 'error', 'no-filter', message)];
    }
    if (sql === 'unknown')
        return [];
    const ignored = sql === 'there' ? `; its sql_filter does not count, make the type ${SQL}` : '';
    const message = `the type is ${CORRELATION} and there is no correlation_filter, which fails at apply${ignored}`;
    return [problem('filter_type', 'error', sql === 'there' ? 'ignored-filter' : 'no-filter', message)];
}
function textProblems({ sqlFilter, action }) {
    return [['sql_filter', sqlFilter], ['action', action]].flatMap(([argument, text]) => {
        if (typeof text !== 'string' || text === '')
            return [];
        const found = [];
        const bytes = new TextEncoder().encode(text).length;
        // azurerm counts bytes of a filter, Azure UTF-16 units of both; more units than allowed are more bytes, too.
        if (argument === 'sql_filter' && bytes > rules_1.LONGEST_TEXT) {
            const message = `${bytes} bytes in UTF-8, at most ${rules_1.LONGEST_TEXT} are allowed: terraform validate refuses it`;
            found.push(problem(argument, 'error', 'bytes', message));
        }
        if (argument === 'action' && text.length > rules_1.LONGEST_TEXT) {
            const message = `${text.length} characters, at most ${rules_1.LONGEST_TEXT} are allowed: azurerm does not look at it, and Azure refuses it at apply`;
            found.push(problem(argument, 'error', 'bytes', message));
        }
        // Azure gives back trimmed text; of line breaks within nothing is known, and one line shows no difference at all.
        if (/[\r\n]/.test(text) || text !== text.trim()) {
            const message = 'Azure keeps the text trimmed, so that terraform plan shows a change again and again; write it on one line, without blanks around it';
            found.push(problem(argument, 'warning', 'several-lines', message));
        }
        return found;
    });
}
function stateOf(value) {
    if (value instanceof resource_1.Reference)
        return 'unknown';
    if (value === undefined || value === null)
        return 'absent';
    return value === '' ? 'empty' : 'there';
}
/** Of a block: whether it has a condition at all; empty texts are none to azurerm. */
function stateOfBlock(block) {
    if (block instanceof resource_1.Reference)
        return 'unknown';
    const [filter] = Array.isArray(block) ? block : [block];
    if (filter instanceof resource_1.Reference)
        return 'unknown';
    if (typeof filter !== 'object' || filter === null)
        return 'absent';
    const { properties, ...fields } = filter;
    const own = typeof properties === 'object' && properties !== null && !(properties instanceof resource_1.Reference);
    const states = [...Object.values(fields), ...(own ? Object.values(properties) : [properties])].map(stateOf);
    if (states.includes('there'))
        return 'there';
    return states.includes('unknown') ? 'unknown' : 'empty';
}
function problem(argument, severity, code, message) {
    return { argument, diagnostic: { severity, code, message } };
}
//# sourceMappingURL=rule-body.js.map