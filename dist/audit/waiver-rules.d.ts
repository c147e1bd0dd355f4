import type { RuleInfo } from './record';
/** What can be wrong with an exception, or is to be known of it; none of these can be waived in turn. */
export declare const WAIVER_RULES: {
    readonly expired: RuleInfo;
    readonly stale: RuleInfo;
    readonly tooWide: RuleInfo;
    readonly notAllowed: RuleInfo;
    readonly tooLong: RuleInfo;
    readonly repeated: RuleInfo;
    readonly endsSoon: RuleInfo;
};
/** The kinds of what can be wrong. */
export type WaiverFault = Exclude<keyof typeof WAIVER_RULES, 'endsSoon'>;
