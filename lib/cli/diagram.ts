import { Command, Option } from 'commander';
import { graphOf, mermaidOf, type Topology, topologyOf } from '../routing';
import { svgOf } from '../routing/svg';
import { documentsOf, FROM_OPTION } from './documents';
import { UsageError } from './exit-status';
import { pageOf } from './page';

interface Options {
  readonly from: string;
  readonly format: 'mermaid' | 'svg' | 'html';
  readonly json?: boolean;
}

/** `scheduler diagram`: the topology as a picture. */
export function diagramCommand(): Command {
  return new Command('diagram')
    .description('the topology as a picture, on standard output')
    .option(...FROM_OPTION)
    .addOption(
      new Option('--format <format>', 'mermaid for Markdown, svg for a picture, html for a page to try messages on')
        .choices(['mermaid', 'svg', 'html'])
        .default('mermaid'),
    )
    .option('--json', 'for machines: boxes and arrows as JSON')
    .action(draw);
}

function draw({ from, format, json }: Options): void {
  const documents = documentsOf(from);
  const topologies = documents.map(topologyOf).filter(({ topics, queues }) => topics.length + queues.length > 0);
  if (topologies.length === 0) throw new UsageError(`${from}: no topic and no queue in there`);
  if (json === true) {
    console.log(
      JSON.stringify(
        topologies.map((topology) => ({ from: topology.path, ...graphOf(topology), unresolved: topology.unresolved })),
        undefined,
        2,
      ),
    );
    return;
  }
  if (format !== 'mermaid') {
    const [only, ...others] = topologies;
    if (only === undefined || others.length > 0) {
      throw new UsageError(
        `${from}: a picture is of one stack, and these are ${topologies.length}; name one with --from`,
      );
    }
    const document = documents.find(({ path }) => path === only.path);
    process.stdout.write(format === 'svg' || document === undefined ? svgOf(graphOf(only)) : pageOf(document));
    return;
  }
  console.log(topologies.map(markdown).join('\n\n'));
}

/** Several stacks make several pictures, each under its path, ready for a comment. */
function markdown(topology: Topology, _index: number, all: readonly Topology[]): string {
  const picture = mermaidOf(graphOf(topology));
  return all.length === 1 ? picture : `### ${topology.path}\n\n\`\`\`mermaid\n${picture}\n\`\`\``;
}
