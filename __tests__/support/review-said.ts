import { type Review, reviewJson } from '../../lib/proof/review';

/** What `review --json` prints, as far as tests look at it. */
export interface ReviewSaid {
  /** Null where it cannot be told. */
  readonly unmoved: boolean | null;
  readonly gates: readonly string[];
  readonly remarks: readonly {
    readonly code: string;
    readonly subject: string;
    readonly text: string;
    readonly gate?: string;
    readonly unknown?: boolean;
    readonly message?: object;
  }[];
  readonly topics: readonly {
    readonly topic: string;
    readonly unmoved: boolean | null;
    readonly assumptions: readonly string[];
    readonly rows: readonly {
      readonly kind: string;
      readonly end: string;
      readonly subscription?: string;
      readonly kept: boolean | null;
      readonly gained?: object;
      readonly lost?: object;
    }[];
    readonly rules: readonly {
      readonly subscription: string;
      readonly rule: string;
      readonly verdict: string;
      readonly gained?: object;
      readonly lost?: object;
    }[];
  }[];
}

export function jsonOf(review: Review): ReviewSaid {
  return reviewJson(review) as ReviewSaid;
}
