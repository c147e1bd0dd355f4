import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import type { Construct } from 'constructs';
import { number, shapeOf, text } from '../../rules';
import type { Checks } from '../construct/checks';
import { literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { PLACE, tags } from '../construct/shapes';
import { giveAddress } from '../construct/terraform-address';

/** Where a workspace is made, and how long it keeps what it gets. */
export interface LogWorkspaceProps {
  /** The name in Azure. A change replaces the workspace with its logs. */
  readonly name: string;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /**
   * Days: 30 to 730.
   *
   * @default 30
   */
  readonly retentionInDays?: number;
  /**
   * Gigabytes a day after which nothing is taken in until the next, as a guard of costs.
   *
   * @default - no limit
   */
  readonly dailyQuotaInGigabytes?: number;
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const LOG_WORKSPACE_PROPS = shapeOf<LogWorkspaceProps>(
  { name: text, ...PLACE },
  { retentionInDays: number, dailyQuotaInGigabytes: number, tags },
);

/** A Log Analytics workspace that takes logs from identities only, not with its shared key. */
export class LogWorkspace extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: LogAnalyticsWorkspace;
  private readonly props: LogWorkspaceProps;

  constructor(scope: Construct, id: string, given: LogWorkspaceProps) {
    super(scope, id);
    const props = this.accept(LOG_WORKSPACE_PROPS, given);
    this.props = props;
    this.resource = giveAddress(
      this,
      new LogAnalyticsWorkspace(this, 'Resource', {
        name: props.name,
        location: props.location,
        resourceGroupName: props.resourceGroupName,
        sku: 'PerGB2018',
        retentionInDays: props.retentionInDays ?? 30,
        dailyQuotaGb: props.dailyQuotaInGigabytes,
        localAuthenticationEnabled: false,
        ...(props.tags && { tags: literals(props.tags) }),
      }),
    );
  }

  /** The ARM id, as a reference. */
  get workspaceId(): string {
    return this.resource.id;
  }

  protected override check(checks: Checks): void {
    const { name, retentionInDays, dailyQuotaInGigabytes } = this.props;
    checks.name('name', name, {
      shortest: 4,
      longest: 63,
      pattern: /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/,
      allowed: 'letters, digits and "-", with a letter or digit at both ends',
    });
    checks.wholeNumber('retentionInDays', retentionInDays, 30, 730, 'use 30 to 730');
    checks.require(
      dailyQuotaInGigabytes === undefined || dailyQuotaInGigabytes > 0,
      'dailyQuotaInGigabytes',
      dailyQuotaInGigabytes,
      'more than 0',
      'leave it out for no limit',
    );
  }
}
