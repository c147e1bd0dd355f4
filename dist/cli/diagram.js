"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.diagramCommand = diagramCommand;
const commander_1 = require("commander");
const routing_1 = require("../routing");
const svg_1 = require("../routing/svg");
const terminal_1 = require("../terminal");
const text_1 = require("../text");
const documents_1 = require("./documents");
const exit_status_1 = require("./exit-status");
const page_1 = require("./page");
const unresolved_1 = require("./unresolved");
/** `scheduler diagram`: the topology as a picture. */
function diagramCommand() {
    return new commander_1.Command('diagram')
        .description('the topology as a picture, on standard output')
        .option(...documents_1.FROM_OPTION)
        .addOption(new commander_1.Option('--format <format>', 'mermaid for Markdown, svg for a picture, html for a page to try messages on')
        .choices(['mermaid', 'svg', 'html'])
        .default('mermaid'))
        .option('--json', 'for machines: boxes and arrows as JSON')
        .action(draw);
}
async function draw({ from, format, json }) {
    const topologies = (0, documents_1.topologiesOf)(from).filter(({ topics, queues, unresolved }) => topics.length + queues.length + unresolved.length > 0);
    if (topologies.length === 0)
        throw new exit_status_1.UsageError(`${from}: no topic and no queue in there`);
    // The picture itself shows what is not known; who reads only the status learns it as well.
    for (const topology of topologies)
        (0, unresolved_1.reportUnresolved)(topology);
    if (json === true) {
        (0, terminal_1.printJson)(topologies.map((topology) => ({ from: topology.path, ...(0, routing_1.graphOf)(topology), unresolved: topology.unresolved })), 2);
        return;
    }
    if (format !== 'mermaid') {
        const [only, ...others] = topologies;
        if (only === undefined || others.length > 0) {
            throw new exit_status_1.UsageError(`${from}: a picture is of one stack, and these are ${topologies.length}; name one with --from`);
        }
        (0, terminal_1.printDocument)(format === 'svg' ? (0, svg_1.svgOf)((0, routing_1.graphOf)(only)) : await (0, page_1.pageOf)(only));
        return;
    }
    (0, terminal_1.printDocument)(`${topologies.map(markdown).join('\n\n')}\n`);
}
/** Several stacks make several pictures, each under its path, ready for a comment. */
function markdown(topology, _index, all) {
    const picture = (0, routing_1.mermaidOf)((0, routing_1.graphOf)(topology));
    return all.length === 1 ? picture : `### ${(0, text_1.markdownCode)(topology.path)}\n\n${(0, text_1.markdownBlock)('mermaid', picture)}`;
}
//# sourceMappingURL=diagram.js.map