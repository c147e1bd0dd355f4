import type { EarlyTermination, JobServiceData, Setting } from '../jobs';
/** A setting as a file has it. */
export declare function settingFile([type, given]: Setting): any;
/** When a trial is given up, as a file has it. */
export declare function terminationFile(policy: EarlyTermination): {
    type: string;
    evaluation_interval?: number | undefined;
    delay_evaluation?: number | undefined;
    slack_factor?: number | undefined;
    slack_amount?: number | undefined;
    truncation_percentage?: number | undefined;
};
/** Programs to connect to while a job runs, as a file has them. */
export declare function servicesFile(services: Readonly<Record<string, JobServiceData>>): {
    [k: string]: {
        type: string | undefined;
        nodes?: string | undefined;
        port?: number | undefined;
        log_dir?: string | undefined;
        ssh_public_keys?: string | undefined;
        properties?: {
            readonly [x: string]: string;
        } | undefined;
    };
};
