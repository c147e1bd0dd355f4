import type { SourceOptions } from '../common/documents';

/** Which workspace. */
export interface WhereOptions extends SourceOptions {
  readonly at: string;
  readonly workspace?: string;
  readonly json?: boolean;
}

export interface ListOptions extends WhereOptions {
  readonly template?: string;
  readonly requestId?: string;
  readonly state?: string;
  readonly most: number;
}

export interface LogCommandOptions extends WhereOptions {
  readonly follow?: boolean;
  readonly all?: boolean;
}

export interface DurationOptions extends WhereOptions {
  readonly template?: string;
  readonly most: number;
}
