import { Schema } from '../../../schema';
import type { PriceList, Priority } from '../../../simulation';
import { readJson } from './read-json';

const price = { type: 'number', minimum: 0, description: 'the price of an hour' };
const text = { type: 'string', minLength: 1, description: 'a text' };

/** What a file of prices looks like that somebody has written. */
export const PRICES_SCHEMA = new Schema({
  $id: 'prices',
  type: 'object',
  description: 'what an hour of a machine costs',
  properties: {
    $schema: text,
    source: { ...text, description: 'where the prices are from: an address' },
    date: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'the day of the prices, as 2026-11-01' },
    currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'a currency, as USD' },
    nodeHours: {
      type: 'object',
      description: 'prices by size of machine, as Standard_NC4as_T4_v3',
      additionalProperties: {
        type: 'object',
        description: 'prices by priority, Dedicated and LowPriority',
        properties: { Dedicated: price, LowPriority: price },
        additionalProperties: false,
      },
    },
  },
  required: ['source', 'date', 'currency', 'nodeHours'],
  additionalProperties: false,
});

/** An answer of Azure's own list of prices, as far as it is read here. */
const RETAIL = new Schema({
  type: 'object',
  description: 'an answer of the Azure Retail Prices API',
  properties: {
    BillingCurrency: { type: 'string', description: 'a currency' },
    Items: {
      type: 'array',
      description: 'prices',
      items: {
        type: 'object',
        description: 'a price',
        properties: {
          retailPrice: price,
          armRegionName: { type: 'string', description: 'a region' },
          armSkuName: { type: 'string', description: 'a size of machine' },
          skuName: { type: 'string', description: 'a name' },
          productName: { type: 'string', description: 'a name' },
          unitOfMeasure: { type: 'string', description: 'a unit' },
          type: { type: 'string', description: 'a kind of price' },
          effectiveStartDate: { type: 'string', description: 'a time' },
        },
        required: ['retailPrice', 'armRegionName', 'armSkuName', 'skuName', 'productName', 'unitOfMeasure', 'type'],
      },
    },
  },
  required: ['BillingCurrency', 'Items'],
});

interface RetailItem {
  readonly retailPrice: number;
  readonly armRegionName: string;
  readonly armSkuName: string;
  readonly skuName: string;
  readonly productName: string;
  readonly unitOfMeasure: string;
  readonly type: string;
  readonly effectiveStartDate?: string;
}

const RETAIL_SOURCE = 'https://prices.azure.com/api/retail/prices';

/**
 * Prices as somebody has written them down, or as Azure's own list answers them.
 *
 * @see https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices
 * @throws FileProblem with everything that is wrong
 */
export function readPrices(file: string): PriceList {
  const schemaOf = (json: unknown) =>
    typeof json === 'object' && json !== null && 'Items' in json ? RETAIL : PRICES_SCHEMA;
  return readJson(file, 'no prices', schemaOf, (json) =>
    'Items' in json
      ? retailPrices(json.Items as readonly RetailItem[], json.BillingCurrency as string)
      : { problems: [], value: ownPrices(json as unknown as OwnPrices) },
  );
}

interface OwnPrices {
  readonly source: string;
  readonly date: string;
  readonly currency: string;
  readonly nodeHours: Readonly<Record<string, Readonly<Partial<Record<Priority, number>>>>>;
}

function ownPrices({ source, date, currency, nodeHours }: OwnPrices): PriceList {
  const byName = Object.entries(nodeHours).map(([size, prices]) => [size.toLowerCase(), prices] as const);
  return { source, date, currency, sizes: Object.keys(nodeHours), nodeHours: new Map(byName) };
}

/** Of all that Azure lists, hours of Linux machines that somebody pays as they go. */
function retailPrices(items: readonly RetailItem[], currency: string) {
  const hours = items.filter(
    ({ type, unitOfMeasure, productName, skuName }) =>
      type === 'Consumption' &&
      unitOfMeasure === '1 Hour' &&
      !/windows/i.test(productName) &&
      // A machine of Azure ML with low priority is no spot machine, and has a price of its own.
      !/\bspot\b/i.test(skuName),
  );
  const regions = [...new Set(hours.map(({ armRegionName }) => armRegionName))];
  const problems: string[] = [];
  if (hours.length === 0) problems.push('no price of an hour of a Linux machine is among the Items');
  if (regions.length > 1)
    problems.push(
      `prices of ${regions.length} regions, allowed those of one: ask with armRegionName eq '${regions[0]}'`,
    );
  const nodeHours = new Map<string, Partial<Record<Priority, number>>>();
  for (const { armSkuName, skuName, retailPrice } of hours) {
    const priority: Priority = /\blow priority\b/i.test(skuName) ? 'LowPriority' : 'Dedicated';
    const size = armSkuName.toLowerCase();
    const known = nodeHours.get(size)?.[priority];
    if (known !== undefined && known !== retailPrice)
      problems.push(`${armSkuName} has two prices as ${priority}, ${known} and ${retailPrice}`);
    nodeHours.set(size, { ...nodeHours.get(size), [priority]: retailPrice });
  }
  const dates = hours.flatMap(({ effectiveStartDate }) => effectiveStartDate?.slice(0, 10) ?? []).sort();
  const date = dates.at(-1) ?? 'no date';
  const sizes = [...new Set(hours.map(({ armSkuName }) => armSkuName))];
  return { problems, value: { source: `${RETAIL_SOURCE}, ${regions[0]}`, date, currency, sizes, nodeHours } };
}
