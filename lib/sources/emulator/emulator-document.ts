import { type EmulatedEntity, type EmulatorConfig, emulatorProblems } from '../../schema/emulator-config';
import { type TerraformDocument, UnreadableDocument } from '../../terraform';
import type { ArmResource } from '../arm/arm-resource';
import type { ArmObject, ArmValue } from '../arm/expressions/arm-values';
import { resourceIdAt } from '../arm/ids';
import { translate } from '../arm/translation/translate';
import { describedDocument } from '../described-document';
import type { JsonSource } from '../json-source';

const NAMESPACE = 'Microsoft.ServiceBus/namespaces';

/** The emulator's words for what a filter is, in ARM's. */
const FILTER_TYPES: Readonly<Record<string, string>> = { Sql: 'SqlFilter', Correlation: 'CorrelationFilter' };

/**
 * What Microsoft's emulator has with a configuration. Its words are those of ARM in other letters.
 *
 * @throws UnreadableDocument in one line, with all that is wrong with it
 */
export function readEmulatorDocument({ file, text, bytes, json }: JsonSource<unknown>): TerraformDocument {
  const problems = emulatorProblems(json);
  if (problems.length > 0) throw new UnreadableDocument(`${file}: ${problems.join('; ')}`);
  const resources = resourcesOf(file, json as EmulatorConfig);
  return describedDocument({
    path: file,
    kind: 'a configuration of the emulator',
    resources: resources.map((one) => translate(one, 'emulated')),
    gaps: [],
    files: [{ file, text, ...(bytes !== undefined && { bytes }) }],
  });
}

function resourcesOf(file: string, { UserConfig }: EmulatorConfig): ArmResource[] {
  const found: ArmResource[] = [];
  const add = (kinds: string, names: readonly string[], path: ArmResource['path'], properties: ArmObject) => {
    const type = `${NAMESPACE}${kinds}`;
    const id = resourceIdAt('', type, names);
    found.push({
      file,
      path,
      type,
      names,
      id,
      at: '',
      resourceGroup: undefined,
      body: { properties },
      isExisting: false,
    });
  };
  for (const [index, { Name: namespace, Queues = [], Topics = [] }] of UserConfig.Namespaces.entries()) {
    const at = ['UserConfig', 'Namespaces', index];
    for (const [number, queue] of Queues.entries())
      add('/queues', [namespace, queue.Name], [...at, 'Queues', number], propertiesOf(queue));
    for (const [number, topic] of Topics.entries()) {
      const ofTopic = [...at, 'Topics', number];
      add('/topics', [namespace, topic.Name], ofTopic, propertiesOf(topic));
      for (const [which, subscription] of (topic.Subscriptions ?? []).entries()) {
        const names = [namespace, topic.Name, subscription.Name];
        const ofSubscription = [...ofTopic, 'Subscriptions', which];
        add('/topics/subscriptions', names, ofSubscription, propertiesOf(subscription));
        for (const [rank, rule] of (subscription.Rules ?? []).entries()) {
          const filterType = FILTER_TYPES[rule.Properties.FilterType] ?? rule.Properties.FilterType;
          const properties = { ...propertiesOf(rule), FilterType: filterType };
          add('/topics/subscriptions/rules', [...names, rule.Name], [...ofSubscription, 'Rules', rank], properties);
        }
      }
    }
  }
  return found;
}

function propertiesOf({ Properties = {} }: Partial<Pick<EmulatedEntity, 'Properties'>>): ArmObject {
  return Properties as Readonly<Record<string, ArmValue>>;
}
