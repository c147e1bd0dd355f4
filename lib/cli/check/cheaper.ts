import { contractOf, correlationOf } from '../../proof';
import { knownFilter, knownOf, type Topology } from '../../routing';
import type { Faults } from './answers-or-faults';
import type { CheaperRule } from './check-report';

/** The rules of topics with a contract that could be correlation filters: a hint, and no finding. */
export async function cheaperRules(topologies: readonly Topology[], faults: Faults): Promise<CheaperRule[]> {
  const found: CheaperRule[] = [];
  for (const topic of topologies.flatMap(({ topics }) => topics)) {
    const contract = contractOf(topic);
    if (contract === undefined) continue;
    for (const rule of knownOf(topic.subscriptions).flatMap(({ rules }) => knownOf(rules))) {
      const filter = knownFilter(rule);
      if (filter?.kind !== 'sql' || rule.isSensitive || rule.isDefault) continue;
      const { file, address } = rule.resource;
      found.push(
        ...(await faults.watch<CheaperRule[]>(rule.resource, 'filter', [], async () => {
          const cheaper = await correlationOf(filter, contract);
          return cheaper === undefined ? [] : [{ file, address, correlation: cheaper.correlation.conditions }];
        })),
      );
    }
  }
  return found;
}
