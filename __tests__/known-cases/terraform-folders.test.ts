import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router, topologyOf } from '../../lib/routing';
import { Message } from '../../lib/rules';
import { Integer } from '../../lib/rules/values/values';
import { parseDocument } from '../../lib/terraform';
import { RouteLaw } from '../laws/certainty';
import { documentIn, receivers } from '../sources/terraform-folder/reading';
import { describeWithTerraform } from '../terraform/terraform';
import { caseAt } from './asking';

const folderAt = (name: string) => join(__dirname, '../support/folders', name);

/** Messages that rules of the cases tell apart. */
function messagesFor(texts: string): Message[] {
  const kinds = new Set([...texts.matchAll(/kind = '(\w+)'/g)].map(([, kind]) => kind as string));
  const named = [...kinds, 'nobody'].map((kind) => {
    const message = new Message();
    message.setProperty('kind', kind);
    return message;
  });
  const numbered = [0, 1, 2].map((n) => {
    const message = new Message();
    message.setProperty('n', Integer.small('int', n));
    return message;
  });
  return [...named, ...numbered, new Message()];
}

describeWithTerraform('a folder of *.tf says what its plan says, and more', () => {
  test.each([
    ['wrongjoin', 'create.json', {}],
    ['forms', 'create.json', {}],
    ['nestedmap', 'create.json', {}],
    ['outside', 'change.json', { f: "kind = 'never'" }],
    ['tworefs', 'create.json', {}],
    ['azapi', 'create.json', {}],
    ['odd', 'create.json', {}],
  ])('%s', async (name, plan, variables) => {
    const text = readFileSync(caseAt(`terraform/${name}/${plan}`), 'utf8');
    const ofPlan = topologyOf(parseDocument(plan, text));
    const given = Object.entries(variables).map(([variable, value]) => `${variable}=${value}`);
    const document = await documentIn(folderAt(name), { given, files: [] });
    const ofFolder = topologyOf(document);
    // Each has all that the other has.
    const addresses = (all: readonly { readonly address: string }[]) => all.map(({ address }) => address).sort();
    const planned = parseDocument(plan, text).resources.filter(({ mode }) => mode === 'managed');
    expect(addresses(document.resources.filter(({ mode }) => mode === 'managed'))).toEqual(addresses(planned));
    // Nothing that is certain of the plan is otherwise in the folder.
    const law = new RouteLaw(ofPlan, ofFolder);
    const router = new Router();
    const wrong = ofPlan.topics.flatMap((topic) => {
      const same = ofFolder.topics.find(({ address }) => address === topic.address);
      if (same === undefined) return [`${topic.address} is not in the folder`];
      return messagesFor(text).flatMap((message) =>
        law.contradictions(router.route(topic, message), router.route(same, message)),
      );
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['wrongjoin', ['jobs/eval', 'jobs/only-x'], { kind: 'eval' }],
    ['forms', ['t/local'], { kind: 'local' }],
    ['forms', ['m-b/localmap'], { kind: 'localmap' }],
    ['forms', ['mods-b/modoutkey'], { kind: 'modoutkey' }],
  ])('%s: %j get %j, and nobody else', async (name, sure, message) => {
    const topology = topologyOf(await documentIn(folderAt(name)));
    expect(topology.unresolved).toEqual([]);
    expect(receivers(topology, message)).toEqual({ sure, isOpen: false });
  });

  test('nestedmap: all that the map of maps has', async () => {
    const topology = topologyOf(await documentIn(folderAt('nestedmap')));
    expect(topology.unresolved).toEqual([]);
    const rules = topology.topics.flatMap(({ name, subscriptions }) =>
      subscriptions.kind === 'all' ? subscriptions.all.map((one) => `${name}/${one.name}`) : [`${name}: open`],
    );
    expect(rules.sort()).toEqual(['orders/audit', 'orders/billing', 'orders/shipping', 'users/mail']);
  });

  test('mixed: what both languages say together', async () => {
    const topology = topologyOf(await documentIn(folderAt('mixed')));
    expect(receivers(topology, { kind: 'zzz' })).toEqual({ sure: ['jobs/a'], isOpen: false });
  });
});
