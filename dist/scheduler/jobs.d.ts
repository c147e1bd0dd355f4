/**
 * The jobs of a team that trains models on Azure.
 *
 * Four subscriptions take training requests (gpu-urgent, gpu-spot, cpu-train, cost-approval), two take drift
 * (drift-retrain, drift-triage); within each group every message has exactly one place to go. A property that a
 * message lacks makes a comparison neither true nor false, and the message is not delivered: hence the NOT EXISTS.
 *
 * Eight of them start a job of Azure ML by themselves, from the templates beside this file. The others are for people
 * (cost-approval, drift-triage), for who waits for results (run-completed, run-failed), and for a worker that keeps an
 * order (preprocess).
 */
export declare const trainingJobs: import("./app").JobCatalogue<"cost-approval-requests" | "drift-review">;
/** The smallest catalogue that does something: one subscription, one rule. */
export declare const quickstartJobs: import("./app").JobCatalogue<string>;
