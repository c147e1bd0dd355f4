import { mapOf, number, shapeOf, text } from '../../rules';

/** What machines cost, with where it is from: what a file of `simulate --prices` has. */
export interface PricePlan {
  /** Where the prices are from: an address, a contract. */
  readonly source: string;
  /** The day of the prices: `2026-11-01`. */
  readonly date: string;
  /** `USD`. */
  readonly currency: string;
  /** The price of an hour by the kind of machine, and by how it is had: `{ Standard_NC4as_T4_v3: { LowPriority: 0.1 } }`. */
  readonly nodeHours: Readonly<Record<string, NodePrice>>;
}

/** What an hour of one kind of machine costs. */
export interface NodePrice {
  readonly Dedicated?: number;
  readonly LowPriority?: number;
}

export const PRICE_PLAN = shapeOf<PricePlan>(
  {
    source: text,
    date: text,
    currency: text,
    nodeHours: mapOf(shapeOf<NodePrice>({}, { Dedicated: number, LowPriority: number })),
  },
  {},
  {
    expects: "prices: { source, date, currency: 'EUR', nodeHours: { Standard_NC4as_T4_v3: { LowPriority: 0.1 } } }",
    standIn: { source: 'standin', date: '2000-01-01', currency: 'EUR', nodeHours: {} },
  },
);
