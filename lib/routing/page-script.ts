/// <reference lib="dom" />
import { NotAMessage } from '../rules';
import { parseExactly } from '../schema';
import { visible } from '../text/visible';
import { explainOthers, resultLines } from './describe';
import { graphOf } from './graph';
import { ReadingNotes, readMessage } from './messages';
import { Router, type TopicResult } from './route';
import { ruleText } from './rule-words';
import { knownOf } from './topology/fact';
import { type PortableTopology, revived } from './topology/portable';
import type { Topic } from './topology/topology';

/**
 * What runs in the page of `scheduler diagram --format html`: routes what is typed with the evaluator of `lib/rules`,
 * and shows the way in the picture and in words.
 */
const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const input = element<HTMLTextAreaElement>('message');
const search = element<HTMLInputElement>('search');
const chosen = element<HTMLSelectElement>('topic');
const answer = element('answer');
const list = element('subscriptions');

const topology = revived(JSON.parse(element('topology').textContent ?? '') as PortableTopology);
const { boxes } = graphOf(topology);
const router = new Router();

function selectedTopic(): Topic | undefined {
  return topology.topics[Number(chosen.value)];
}

/** Routes what is typed; an empty field asks for nothing. */
function update(): void {
  for (const box of document.querySelectorAll('svg g.reached, svg g.partly, svg g.failed'))
    box.classList.remove('reached', 'partly', 'failed');
  input.classList.remove('wrong');
  const topic = selectedTopic();
  if (topic === undefined || input.value.trim() === '') {
    answer.textContent = '';
    showSubscriptions(topic, undefined, []);
    return;
  }
  try {
    const read = readMessage(parseExactly(input.value));
    const { message } = read;
    const result = router.route(topic, message);
    const notes = new ReadingNotes().news(read).map((note) => `(${note})`);
    answer.textContent = shown([...resultLines(result, message, ''), ...notes]);
    mark(result);
    showSubscriptions(topic, result, explainOthers(topic, result, message));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof NotAMessage)) throw error;
    input.classList.add('wrong');
    const problems = error instanceof NotAMessage ? error.problems : [`not JSON yet: ${error.message}`];
    answer.textContent = shown(problems);
    showSubscriptions(topic, undefined, []);
  }
}

/** Lines, each of which is one whatever names are in it. */
function shown(lines: readonly string[]): string {
  return lines.map(visible).join('\n');
}

/** Marks the boxes on the way of a message, also behind a forwarding. */
function mark({ topic, results }: TopicResult): void {
  markBox(topic.address, true);
  for (const { subscription, copies, failures } of results) {
    if (copies.length + failures.length > 0) markBox(subscription.address, copies.length > 0 && failures.length === 0);
    for (const { end } of copies) {
      for (const name of end.way.slice(1)) {
        const queue = topology.queues.find((candidate) => candidate.label === name);
        if (queue !== undefined) markBox(queue.address, true);
      }
      if (end.next !== undefined) mark(end.next);
    }
  }
}

function markBox(address: string, reached: boolean): void {
  const box = boxes.find(({ addresses }) => addresses.includes(address));
  if (box === undefined) return;
  // A box of many subscriptions is not reached as a whole by what one of them gets.
  const mark = !reached ? 'failed' : box.addresses.length > 1 ? 'partly' : 'reached';
  document.getElementById(box.id)?.classList.add(mark);
}

/** The subscriptions whose name or rules hold what is searched for, each with why it does not get the message. */
function showSubscriptions(topic: Topic | undefined, result: TopicResult | undefined, why: readonly string[]): void {
  const wanted = search.value.trim().toLowerCase();
  const results = result?.results ?? [];
  const reached = new Set(
    results.filter(({ copies }) => copies.length > 0).map(({ subscription }) => subscription.name),
  );
  const open = new Set(
    results.filter(({ unknown }) => unknown.length > 0).map(({ subscription }) => subscription.name),
  );
  const subscriptions = topic === undefined ? [] : knownOf(topic.subscriptions);
  const rows = subscriptions.flatMap(({ name, rules }) => {
    const texts = knownOf(rules).map((rule) => `${rule.name}: ${ruleText(rule)}`);
    if (!`${name} ${texts.join(' ')}`.toLowerCase().includes(wanted)) return [];
    const row = document.createElement('li');
    const title = document.createElement('strong');
    title.textContent = visible(name);
    const reasons = why
      .filter((line) => line.startsWith(`  not ${name}: `))
      .map((line) => line.replace(`  not ${name}: `, 'not, '));
    const text = document.createElement('span');
    text.textContent = shown([...texts, ...reasons]);
    row.className = result === undefined ? '' : reached.has(name) ? 'reached' : open.has(name) ? 'open' : 'other';
    row.append(title, text);
    return [row];
  });
  // Who gets it stands first.
  rows.sort((a, b) => Number(b.className === 'reached') - Number(a.className === 'reached'));
  list.replaceChildren(...rows);
  element('count').textContent = `${rows.length} of ${subscriptions.length} subscriptions`;
}

for (const [index, topic] of topology.topics.entries()) chosen.append(new Option(visible(topic.label), `${index}`));
for (const field of [input, search]) field.addEventListener('input', update);
chosen.addEventListener('change', update);
update();
