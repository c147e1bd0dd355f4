import { changesOf, linesOf, type PlannedChange, reviewOfPlan, type Values } from '../support/small-plans';

const APP = 'azurerm_function_app_flex_consumption.gpu';
const FOUR = 'train: at most 4 jobs an hour';
const EIGHT = 'train: at most 8 jobs an hour and a cost of 200 a day';

const settings = (limits: string | undefined, more: Values = {}): Values => ({
  app_settings: { TRAINING_SUBSCRIPTION: 'gpu', ...(limits !== undefined && { TRAINING_LIMITS: limits }), ...more },
});

const reviewed = async (change: Omit<PlannedChange, 'address'>, address = APP) =>
  linesOf(await reviewOfPlan([...changesOf({}), { address, ...change }]));

test.each<[what: string, before: Values, after: Values, told: string[]]>([
  [
    'others',
    settings(FOUR),
    settings(EIGHT),
    [`limits ${APP}: its jobs start under other limits, \`${EIGHT}\`; before, \`${FOUR}\``],
  ],
  [
    'some, where there were none',
    settings(undefined),
    settings(FOUR),
    [`limits ${APP}: its jobs start under other limits, \`${FOUR}\`; before, there were none`],
  ],
  [
    'none any more',
    settings(FOUR),
    settings(undefined),
    [`limits ${APP}: its jobs start **without limits**; before, \`${FOUR}\``],
  ],
  [
    'no settings at all any more',
    settings(FOUR),
    {},
    [`limits ${APP}: its jobs start **without limits**; before, \`${FOUR}\``],
  ],
  ['the same, and another setting', settings(FOUR), settings(FOUR, { TRAINING_SUBSCRIPTION: 'others' }), []],
])('limits of a program: %s', async (_, before, after, told) => {
  expect(await reviewed({ before, after })).toEqual(told);
});

test('limits that are sensitive are not shown', async () => {
  const lines = await reviewed({ before: settings(FOUR), after: settings(EIGHT), sensitive: { app_settings: true } });
  expect(lines).toEqual([`limits ${APP}: its jobs start under other limits, (sensitive); before, (sensitive)`]);
});

test('settings that only the apply tells leave open whether limits stay', async () => {
  const change = { before: settings(FOUR), after: {}, unknown: { app_settings: ['local.settings'] } };
  const { remarks } = await reviewOfPlan([...changesOf({}), { address: APP, ...change }]);
  expect(remarks).toMatchObject([{ code: 'limits', subject: APP, unknown: true }]);
});

test('a program that is moved to another address is the same', async () => {
  const moved = { was: 'azurerm_function_app_flex_consumption.old', before: settings(FOUR), after: settings(EIGHT) };
  expect(await reviewed(moved)).toEqual([
    `limits ${APP}: its jobs start under other limits, \`${EIGHT}\`; before, \`${FOUR}\``,
  ]);
});

test.each<[string, Omit<PlannedChange, 'address'>]>([
  ['is new', { before: null, after: settings(FOUR) }],
  ['goes', { before: settings(FOUR), after: null }],
])('a program that %s is told by its jobs', async (_, change) => {
  expect(await reviewed(change)).toEqual([]);
});

test('what is no program may call a setting what it likes', async () => {
  expect(await reviewed({ before: settings(FOUR), after: settings(EIGHT) }, 'random_thing.x')).toEqual([]);
});

test("a function of somebody else's has no limits to lose", async () => {
  const change = { before: { app_settings: { A: 'a' } }, after: {}, unknown: { app_settings: ['local.settings'] } };
  expect(await reviewed(change)).toEqual([]);
});
