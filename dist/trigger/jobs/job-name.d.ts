/** The name of the function that starts jobs; what keeps it ready knows it too. */
export declare const FUNCTION_NAME = "startTrainingJob";
/** The name of the function that reads what waits for another try, or was sent again. */
export declare const RETRY_FUNCTION_NAME = "retryTrainingJob";
/** Characters of a source in the name of a job. */
export declare const SOURCE_LENGTH = 12;
/** The longest that an id may be within a name: a name has at most 255 characters, and sweeps add to it for their trials. */
export declare const LONGEST_ID_IN_NAME = 220;
/**
 * What stands in a name for what a name cannot hold, in the order in which it is replaced.
 *
 * Names are letters, digits, `-` and `_`, and nothing says whether Azure ML tells capitals apart. So `_` begins what is
 * written in another way, itself too, and no two ids have one name. A Logic App can do this, and has no hash.
 */
export declare const ID_REPLACEMENTS: readonly (readonly [from: string, to: string])[];
/** An id as it stands in the name of a job. */
export declare function idInName(id: string): string;
/**
 * Where requests of an id come from, in short: the same id at another topic is another request.
 *
 * @param source namespace and topic, `bus.servicebus.windows.net/training-events`; Terraform computes the same for a
 *   Logic App, with `substr(sha256(…), 0, 12)`
 */
export declare function sourceInName(source: string): string;
/**
 * The name of the job of a request: the same for every delivery and retry, whatever starts it, so that Azure ML itself
 * refuses a second one. Another `attempt` is another job: a name is taken for ever, also that of a job that failed.
 *
 * @param source where requests of this id come from, as `sourceInName` has it
 */
export declare function jobName(source: string, id: string, attempt: number): string;
