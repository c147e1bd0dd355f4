import { Command, Option } from 'commander';
import { graphOf, mermaidOf, type Topology } from '../../routing';
import { svgOf } from '../../routing/pictures/svg';
import { printDocument, printJson } from '../../terminal';
import { markdownBlock, markdownCode } from '../../text';
import { type SourceOptions, topologiesOf, withSource } from '../common/documents';
import { UsageError } from '../common/exit-status';
import { reportUnresolved } from '../common/unresolved';
import { pageOf } from './page';

interface Options extends SourceOptions {
  readonly format: 'mermaid' | 'svg' | 'html';
  readonly json?: boolean;
}

/** `training-job-scheduler diagram`: the topology as a picture. */
export function diagramCommand(): Command {
  return withSource(new Command('diagram').description('the topology as a picture, on standard output'))
    .addOption(
      new Option('--format <format>', 'mermaid for Markdown, svg for a picture, html for a page to try messages on')
        .choices(['mermaid', 'svg', 'html'])
        .default('mermaid'),
    )
    .option('--json', 'for machines: boxes and arrows as JSON')
    .action(draw);
}

async function draw(options: Options): Promise<void> {
  const { from, format, json } = options;
  const topologies = (await topologiesOf(options)).filter(
    ({ topics, queues, unresolved }) => topics.length + queues.length + unresolved.length > 0,
  );
  if (topologies.length === 0) throw new UsageError(`${from}: no topic and no queue in there`);
  // The picture itself shows what is not known; who reads only the status learns it as well.
  for (const topology of topologies) reportUnresolved(topology);
  if (json === true) {
    printJson(
      topologies.map((topology) => ({ from: topology.path, ...graphOf(topology), unresolved: topology.unresolved })),
      2,
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
    printDocument(format === 'svg' ? svgOf(graphOf(only)) : await pageOf(only));
    return;
  }
  printDocument(`${topologies.map(markdown).join('\n\n')}\n`);
}

/** Several stacks make several pictures, each under its path, ready for a comment. */
function markdown(topology: Topology, _index: number, all: readonly Topology[]): string {
  const picture = mermaidOf(graphOf(topology));
  return all.length === 1 ? picture : `### ${markdownCode(topology.path)}\n\n${markdownBlock('mermaid', picture)}`;
}
