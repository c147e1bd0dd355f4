/** What the jobs of a template may use up together, whoever asks for them. */
export interface LimitsData {
  /** The most jobs that start within any hour. */
  readonly jobsPerHour?: number;
  /** The most that the jobs that start within any day may cost at their longest, in the currency of the prices. */
  readonly budgetPerDay?: number;
  /** The property of a message that says how urgent it is, a whole number from 0 to 9; 9 is the most urgent. */
  readonly priority?: string;
}

/** What machines cost that jobs of a package run on. */
export interface PricesData {
  readonly source: string;
  /** The day of the prices: `2026-11-01`. */
  readonly date: string;
  /** `USD`. */
  readonly currency: string;
  /** The price of an hour of one machine, by the name of its cluster, or by its kind where there is no cluster. */
  readonly nodeHours: Readonly<Record<string, number>>;
}

/** The most urgent that a message can be. */
export const HIGHEST_PRIORITY = 9;
