import type { Resources } from '../documents';
import {
  alone,
  at,
  DATA,
  doubt,
  type Grant,
  grant,
  idOf,
  TOPIC,
  TOPIC_NAME,
  TRAIN,
  TRAIN_NAME,
  takes,
  told,
} from './grants';
import { LATER } from './said';

/** Who takes messages from whom, of two at one subscription: each way of being let in, against each other one. */

describe('of two at one subscription', () => {
  const APP: Resources = {
    azurerm_linux_function_app: {
      app: { name: 'app', identity: { type: 'UserAssigned', identity_ids: ['/ids/APP'] } },
    },
  };
  const PROGRAM = 'azurerm_linux_function_app.app';
  /** Ways of being let in, from the least claim to the most, and how each is called. */
  const WAYS = {
    people: [grant(TRAIN, 'group', { principal_type: 'Group' }), 'group'],
    user: [grant(TRAIN, 'user', { principal_type: 'User' }), 'user'],
    further: [grant(TOPIC, 'further', { principal_type: 'ServicePrincipal' }), 'further'],
    exact: [grant(TRAIN, 'exact'), 'exact'],
    program: [grant(TRAIN, '/IDS/app'), PROGRAM],
  } as const;
  type Way = keyof typeof WAYS;
  const nameOf = (way: Way) => (way === 'further' ? TOPIC_NAME : TRAIN_NAME);
  const CLAIM = { people: 0, user: 0, further: 1, exact: 2, program: 3 };
  const PAIRS = (Object.keys(WAYS) as Way[]).flatMap((own) =>
    (Object.keys(WAYS) as Way[]).flatMap((other) => (own === other ? [] : [[own, other] as const])),
  );

  test.each(PAIRS)('%s beside %s', (own, other) => {
    const isTold = CLAIM[own] <= CLAIM[other] && CLAIM[other] > 0;
    const who = at(other, WAYS[other][1], other === 'further' ? TOPIC_NAME : undefined);
    expect(told({ [own]: WAYS[own][0], [other]: WAYS[other][0] }, APP)[own]).toBe(
      isTold ? takes(nameOf(own), who) : alone(nameOf(own)),
    );
  });

  test.each(['people', 'further', 'exact', 'program'] as const)('two of one kind: %s', (way) => {
    const [values, who] = WAYS[way];
    const again =
      way === 'program'
        ? { ...values, principal_id: `\${${PROGRAM}2.identity[0].principal_id}` }
        : { ...values, principal_id: 'again' };
    const two: Resources = {
      azurerm_linux_function_app: { ...APP.azurerm_linux_function_app, app2: { identity: { type: 'SystemAssigned' } } },
    };
    const who2 = way === 'program' ? `${PROGRAM}2` : 'again';
    const scope = way === 'further' ? TOPIC_NAME : undefined;
    expect(told({ one: values, two: again }, two)).toEqual(
      way === 'people'
        ? { one: alone(TRAIN_NAME), two: alone(TRAIN_NAME) }
        : { one: takes(nameOf(way), at('two', who2, scope)), two: takes(nameOf(way), at('one', who, scope)) },
    );
  });

  const KEY = { topic_id: TOPIC, listen: true };
  const KEY_ADDRESS = 'azurerm_servicebus_topic_authorization_rule.topicKey';
  const keyAt = [KEY_ADDRESS, `somebody (${KEY_ADDRESS}, at ${TOPIC_NAME})`] as const;

  test.each<[way: Way, key: boolean, it: boolean]>([
    ['people', false, true],
    ['further', true, true],
    ['exact', true, false],
    ['program', true, false],
  ])('a key of the topic beside %s', (way, key, it) => {
    const scope = way === 'further' ? TOPIC_NAME : undefined;
    expect(told({ it: WAYS[way][0], topicKey: KEY }, APP)).toEqual({
      it: it ? takes(nameOf(way), keyAt) : alone(nameOf(way)),
      topicKey: key ? takes(TOPIC_NAME, at('it', WAYS[way][1], scope)) : alone(TOPIC_NAME),
    });
  });

  test('keys are anybody, and so nobody else', () => {
    expect(told({ topicKey: KEY, topicKey2: KEY })).toEqual({
      topicKey: alone(TOPIC_NAME),
      topicKey2: alone(TOPIC_NAME),
    });
  });

  test.each<[own: Way, toOwn: string, toLater: 'taken' | 'alone' | 'doubt']>([
    ['program', 'doubt', 'taken'],
    ['exact', 'doubt', 'doubt'],
    ['further', 'doubt', 'doubt'],
    ['people', 'doubt', 'alone'],
  ])('somebody of whom it is known later whether it is people, beside %s', (own, _, toLater) => {
    const found = told({ own: WAYS[own][0], later: grant(TRAIN, 'x', { principal_type: LATER }) }, APP);
    const scope = own === 'further' ? TOPIC_NAME : undefined;
    expect(found).toEqual({
      own: doubt('later'),
      later:
        toLater === 'taken'
          ? takes(TRAIN_NAME, at('own', WAYS[own][1], scope))
          : toLater === 'alone'
            ? alone(TRAIN_NAME)
            : doubt('own'),
    });
  });

  test.each<[what: string, other: Grant, said: string]>([
    ['who is known later', grant(TRAIN, LATER), doubt('other')],
    ['whose role is known later', grant(TRAIN, 'q', { role_definition_name: LATER }), doubt('other')],
    ['whose place is known later', grant(LATER, 'q'), doubt('other')],
    ['who may not be there', grant(TRAIN, 'q', { count: LATER }), doubt('other')],
    [
      'who is read, and may be the same',
      grant(TRAIN, '${data.azurerm_user_assigned_identity.i.principal_id}'),
      doubt('other'),
    ],
    ['who is known later, at another subscription', grant(idOf('subscription', 'other'), LATER), alone(TRAIN_NAME)],
    ['who is known later, and is people', grant(TRAIN, LATER, { principal_type: 'User' }), alone(TRAIN_NAME)],
    ['who is the same', grant(TOPIC, 'P'), alone(TRAIN_NAME)],
    ['who only sends', grant(TRAIN, 'q', { role_definition_name: 'Azure Service Bus Data Sender' }), alone(TRAIN_NAME)],
  ])('beside somebody %s', (_, other, expected) => {
    const data = { ...DATA.data, azurerm_user_assigned_identity: { i: { name: 'i' } } };
    expect(told({ it: grant(TRAIN, 'p'), other }, {}, { data }).it).toBe(expected);
  });

  test('the same principal takes nothing from itself, however many grants it has', () => {
    expect(told({ wide: grant(TOPIC, 'p'), exact: grant(TRAIN, 'P'), again: grant(TRAIN, 'p') })).toEqual({
      wide: alone(TOPIC_NAME),
      exact: alone(TRAIN_NAME),
      again: alone(TRAIN_NAME),
    });
  });

  test('of several each is told, and one that nobody knows only where there is no other', () => {
    const found = told({
      it: grant(TRAIN, 'p'),
      later: grant(TRAIN, LATER),
      q: grant(TRAIN, 'q'),
      r: grant(TRAIN, 'r'),
    });
    expect(found.it).toBe(takes(TRAIN_NAME, at('q', 'q'), at('r', 'r')));
    expect(told({ it: grant(TRAIN, 'p'), a: grant(TRAIN, LATER), b: grant(TRAIN, LATER) }).it).toBe(doubt('a'));
  });
});
