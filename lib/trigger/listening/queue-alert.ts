import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import type { Construct } from 'constructs';
import { listOf, shapeOf, text } from '../../rules';
import { type INamespace, type IQueue, literals } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { constructWith, tags } from '../../servicebus/construct/shapes';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import { namespace } from '../../servicebus/entities/construct-references';

/** Which queues are watched, and who is told. */
export interface QueueAlertProps {
  /** The namespace whose queues are watched. */
  readonly namespace: INamespace;
  readonly queues: readonly (IQueue & { readonly name: string })[];
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /** ARM id of the action group, as a reference. */
  readonly actionGroupId: string;
  readonly tags: Readonly<Record<string, string>>;
}

const QUEUE_ALERT_PROPS = shapeOf<QueueAlertProps>(
  {
    namespace,
    queues: listOf(constructWith<QueueAlertProps['queues'][number]>('a ServiceBusQueue', 'queueId')),
    resourceGroupName: text,
    actionGroupId: text,
    tags,
  },
  {},
);

/** Tells somebody that messages are in queues that should be empty: what was set aside, and what nobody could handle. */
export class QueueAlert extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: MonitorMetricAlert;

  constructor(scope: Construct, id: string, given: QueueAlertProps) {
    super(scope, id);
    const props = this.accept(QUEUE_ALERT_PROPS, given);
    const { namespace, queues, resourceGroupName, actionGroupId, tags } = props;
    this.resource = giveAddress(
      this,
      new MonitorMetricAlert(this, 'Resource', {
        name: `${namespace.name}-${id}`,
        resourceGroupName,
        scopes: [namespace.namespaceId],
        description:
          'Requests of training jobs were refused, or could not be handled: their queues hold them with reasons',
        severity: 2,
        frequency: 'PT5M',
        windowSize: 'PT15M',
        criteria: [
          {
            metricNamespace: 'Microsoft.ServiceBus/namespaces',
            metricName: 'ActiveMessages',
            aggregation: 'Maximum',
            operator: 'GreaterThan',
            threshold: 0,
            skipMetricValidation: false,
            // There is no metric of a subscription; what it cannot handle goes to a queue of its own.
            dimension: [{ name: 'EntityName', operator: 'Include', values: queues.map(({ name }) => name) }],
          },
        ],
        action: [{ actionGroupId }],
        tags: literals(tags),
      }),
    );
  }

  protected override check(_checks: Checks): void {
    // All of it is references that the stack makes.
  }
}
