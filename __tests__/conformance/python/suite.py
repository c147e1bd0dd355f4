"""What a program in Python does with Service Bus, through Microsoft's own client.

Usage: python suite.py <connection string>. Writes one JSON object a line: {"test": …, "passed": …, "why": …}.
Each test makes the entities that it needs, and takes them away.
"""

import contextlib
import datetime
import json
import sys
import time
import traceback
import uuid

from azure.core.exceptions import HttpResponseError, ResourceExistsError, ResourceNotFoundError
from azure.servicebus import (
    NEXT_AVAILABLE_SESSION,
    AutoLockRenewer,
    ServiceBusClient,
    ServiceBusMessage,
    ServiceBusReceiveMode,
    ServiceBusSubQueue,
)
from azure.servicebus.amqp import AmqpAnnotatedMessage
from azure.servicebus.exceptions import (
    MessageLockLostError,
    MessageSizeExceededError,
    MessagingEntityNotFoundError,
    OperationTimeoutError,
    ServiceBusAuthenticationError,
    SessionCannotBeLockedError,
    SessionLockLostError,
)
from azure.servicebus.management import (
    CorrelationRuleFilter,
    FalseRuleFilter,
    ServiceBusAdministrationClient,
    SqlRuleAction,
    SqlRuleFilter,
    TrueRuleFilter,
)

CONNECTION = sys.argv[1]
TESTS = []
SECONDS = datetime.timedelta(seconds=1)


def test(function):
    TESTS.append(function)
    return function


@contextlib.contextmanager
def queue(**settings):
    """A queue for one test, and a client."""
    name = f"py-{uuid.uuid4()}"
    with ServiceBusAdministrationClient.from_connection_string(CONNECTION) as administration:
        administration.create_queue(name, **settings)
        try:
            with ServiceBusClient.from_connection_string(CONNECTION) as client:
                yield client, name
        finally:
            administration.delete_queue(name)


@contextlib.contextmanager
def topic(**settings):
    """A topic for one test, a client, and who administers it."""
    name = f"py-{uuid.uuid4()}"
    with ServiceBusAdministrationClient.from_connection_string(CONNECTION) as administration:
        administration.create_topic(name, **settings)
        try:
            with ServiceBusClient.from_connection_string(CONNECTION) as client:
                yield client, name, administration
        finally:
            administration.delete_topic(name)


def send(client, name, *messages):
    with client.get_queue_sender(name) as sender:
        sender.send_messages(list(messages))


def bodies(messages):
    return [b"".join(message.body).decode() for message in messages]


def receive(receiver, count=1, wait=5):
    found = []
    until = time.monotonic() + wait
    while len(found) < count and time.monotonic() < until:
        found += receiver.receive_messages(max_message_count=count - len(found), max_wait_time=wait)
    return found


def text(value):
    """This client hands texts over as bytes."""
    return value.decode() if isinstance(value, bytes) else value


def equal(got, wanted):
    assert got == wanted, f"got {got!r}, wanted {wanted!r}"


@test
def sends_and_completes_in_order():
    with queue() as (client, name):
        send(client, name, *(ServiceBusMessage(str(n)) for n in range(10)))
        with client.get_queue_receiver(name) as receiver:
            found = receive(receiver, 10)
            equal(bodies(found), [str(n) for n in range(10)])
            for message in found:
                receiver.complete_message(message)
        with client.get_queue_receiver(name) as receiver:
            equal(receiver.receive_messages(max_wait_time=1), [])


@test
def keeps_every_type_of_property():
    at = datetime.datetime(2026, 8, 1, 12, 30, 15, 123000, tzinfo=datetime.timezone.utc)
    properties = {
        "text": "Grüße 🚀",
        "small": 7,
        "large": 2**31 - 1,
        "float": 0.1,
        "yes": True,
        "no": False,
        "when": at,
        "id": uuid.UUID("01234567-89ab-cdef-0123-456789abcdef"),
    }
    with queue() as (client, name):
        send(client, name, ServiceBusMessage(b"\x00\x01\xfe", application_properties=properties, content_type="x/y"))
        with client.get_queue_receiver(name) as receiver:
            [message] = receive(receiver)
            found = {text(key): text(value) for key, value in message.application_properties.items()}
            # A point in time comes back as its milliseconds.
            equal(found, {**properties, "when": round(at.timestamp() * 1000)})
            equal(b"".join(message.body), b"\x00\x01\xfe")
            equal(message.content_type, "x/y")


@test
def keeps_bodies_of_values_and_sequences():
    with queue() as (client, name):
        with client.get_queue_sender(name) as sender:
            sender.send_messages(AmqpAnnotatedMessage(value_body={"a": [1, "two", None]}))
            sender.send_messages(AmqpAnnotatedMessage(sequence_body=[[1, 2], ["three"]]))
        with client.get_queue_receiver(name) as receiver:
            value, sequence = receive(receiver, 2)
            equal(
                {k.decode() if isinstance(k, bytes) else k: v for k, v in value.raw_amqp_message.body.items()},
                {"a": [1, b"two", None]},
            )
            equal([list(part) for part in sequence.raw_amqp_message.body], [[1, 2], [b"three"]])


@test
def sends_batches():
    with queue() as (client, name):
        with client.get_queue_sender(name) as sender:
            batch = sender.create_message_batch()
            for number in range(100):
                batch.add_message(ServiceBusMessage(f"m{number}", message_id=str(number)))
            sender.send_messages(batch)
        with client.get_queue_receiver(name) as receiver:
            found = receive(receiver, 100)
            equal([message.message_id for message in found], [str(number) for number in range(100)])


@test
def abandoned_messages_come_again_and_count():
    with queue(max_delivery_count=3) as (client, name):
        send(client, name, ServiceBusMessage("x"))
        with client.get_queue_receiver(name) as receiver:
            for count in range(3):
                [message] = receive(receiver)
                equal(message.delivery_count, count)
                receiver.abandon_message(message)
        with client.get_queue_receiver(name, sub_queue=ServiceBusSubQueue.DEAD_LETTER) as dead:
            [message] = receive(dead)
            equal(message.dead_letter_reason, "MaxDeliveryCountExceeded")
            dead.complete_message(message)


@test
def dead_letters_with_a_reason():
    with queue() as (client, name):
        send(client, name, ServiceBusMessage("x", application_properties={"a": 1}))
        with client.get_queue_receiver(name) as receiver:
            [message] = receive(receiver)
            receiver.dead_letter_message(message, reason="no template", error_description="kind is x")
        with client.get_queue_receiver(name, sub_queue="deadletter") as dead:
            [message] = receive(dead)
            equal((message.dead_letter_reason, message.dead_letter_error_description), ("no template", "kind is x"))
            equal(message.application_properties[b"a"], 1)


@test
def defers_and_receives_by_number():
    with queue() as (client, name):
        send(client, name, ServiceBusMessage("later"), ServiceBusMessage("now"))
        with client.get_queue_receiver(name) as receiver:
            [first] = receive(receiver)
            receiver.defer_message(first)
            [second] = receive(receiver)
            equal(bodies([second]), ["now"])
            receiver.complete_message(second)
            [deferred] = receiver.receive_deferred_messages([first.sequence_number])
            equal(bodies([deferred]), ["later"])
            receiver.complete_message(deferred)
            equal(receiver.peek_messages(), [])


@test
def schedules_and_cancels():
    with queue() as (client, name):
        with client.get_queue_sender(name) as sender:
            soon = datetime.datetime.now(datetime.timezone.utc) + 4 * SECONDS
            numbers = sender.schedule_messages([ServiceBusMessage("a"), ServiceBusMessage("b")], soon)
            equal(len(set(numbers)), 2)
            sender.cancel_scheduled_messages([numbers[1]])
        with client.get_queue_receiver(name) as receiver:
            equal(receiver.receive_messages(max_wait_time=0.5), [])
            [message] = receive(receiver, 1, 10)
            equal(bodies([message]), ["a"])
            receiver.complete_message(message)
            equal(receiver.receive_messages(max_wait_time=1), [])


@test
def peeks_without_locking():
    with queue() as (client, name):
        send(client, name, *(ServiceBusMessage(str(n)) for n in range(5)))
        with client.get_queue_receiver(name) as receiver:
            seen = receiver.peek_messages(max_message_count=3)
            equal(bodies(seen), ["0", "1", "2"])
            more = receiver.peek_messages(max_message_count=9, sequence_number=seen[-1].sequence_number + 1)
            equal(bodies(more), ["3", "4"])
            equal(len(receive(receiver, 5)), 5)


@test
def receives_and_deletes():
    with queue() as (client, name):
        send(client, name, ServiceBusMessage("x"))
        with client.get_queue_receiver(name, receive_mode=ServiceBusReceiveMode.RECEIVE_AND_DELETE) as receiver:
            equal(bodies(receive(receiver)), ["x"])
            equal(receiver.peek_messages(), [])


@test
def renews_locks_and_loses_them():
    with queue(lock_duration=5 * SECONDS) as (client, name):
        send(client, name, ServiceBusMessage("x"))
        with client.get_queue_receiver(name) as receiver:
            [message] = receive(receiver)
            before = message.locked_until_utc
            time.sleep(2)
            assert receiver.renew_message_lock(message) > before
            with AutoLockRenewer() as renewer:
                renewer.register(receiver, message, max_lock_renewal_duration=20)
                time.sleep(6)
                receiver.complete_message(message)
        send(client, name, ServiceBusMessage("y"))
        with client.get_queue_receiver(name) as receiver:
            [message] = receive(receiver)
            time.sleep(6)
            try:
                receiver.complete_message(message)
            except MessageLockLostError:
                pass
            else:
                raise AssertionError("the lock is not lost")
            [again] = receive(receiver)
            equal(again.delivery_count, 1)


@test
def keeps_sessions_apart():
    with queue(requires_session=True) as (client, name):
        send(
            client,
            name,
            *(ServiceBusMessage(f"{session}{n}", session_id=session) for n in range(3) for session in "ab"),
        )
        with client.get_queue_receiver(name, session_id="b") as receiver:
            equal(bodies(receive(receiver, 3)), ["b0", "b1", "b2"])
            receiver.session.set_state(b"half")
            equal(receiver.session.get_state(), b"half")
            assert receiver.session.renew_lock() > datetime.datetime.now(datetime.timezone.utc)
            try:
                with client.get_queue_receiver(name, session_id="b") as second:
                    second.receive_messages(max_wait_time=1)
            except SessionCannotBeLockedError:
                pass
            else:
                raise AssertionError("a session has two receivers")
            with client.get_queue_receiver(name, session_id=NEXT_AVAILABLE_SESSION) as other:
                equal(bodies(receive(other, 3)), ["a0", "a1", "a2"])
                equal(other.session.session_id, "a")


@test
def waits_for_a_session_in_vain():
    with queue(requires_session=True) as (client, name):
        try:
            with client.get_queue_receiver(name, session_id=NEXT_AVAILABLE_SESSION, max_wait_time=2) as receiver:
                receiver.receive_messages(max_wait_time=2)
        except OperationTimeoutError:
            pass
        else:
            raise AssertionError("there is a session")


@test
def loses_a_session():
    with queue(requires_session=True, lock_duration=5 * SECONDS) as (client, name):
        send(client, name, ServiceBusMessage("x", session_id="s"))
        with client.get_queue_receiver(name, session_id="s") as receiver:
            [message] = receive(receiver)
            time.sleep(6)
            try:
                receiver.complete_message(message)
            except SessionLockLostError:
                pass
            else:
                raise AssertionError("the session's lock is not lost")


@test
def drops_duplicates():
    with queue(requires_duplicate_detection=True, duplicate_detection_history_time_window=60 * SECONDS) as (client, name):
        send(client, name, ServiceBusMessage("1", message_id="x"))
        send(client, name, ServiceBusMessage("2", message_id="x"), ServiceBusMessage("3", message_id="y"))
        with client.get_queue_receiver(name) as receiver:
            equal(bodies(receive(receiver, 2)), ["1", "3"])


@test
def expires_messages():
    with queue(dead_lettering_on_message_expiration=True) as (client, name):
        send(client, name, ServiceBusMessage("x", time_to_live=1 * SECONDS))
        time.sleep(2)
        with client.get_queue_receiver(name) as receiver:
            equal(receiver.receive_messages(max_wait_time=1), [])
        with client.get_queue_receiver(name, sub_queue="deadletter") as dead:
            [message] = receive(dead)
            equal(message.dead_letter_reason, "TTLExpiredException")


@test
def refuses_what_is_too_large_and_what_is_not_there():
    with queue() as (client, name):
        with client.get_queue_sender(name) as sender:
            try:
                sender.send_messages(ServiceBusMessage("x" * 300_000))
            except MessageSizeExceededError:
                pass
            else:
                raise AssertionError("300 KB were taken on Standard")
            sender.send_messages(ServiceBusMessage("small"))
        try:
            send(client, "nowhere", ServiceBusMessage("x"))
        except (MessagingEntityNotFoundError, ServiceBusAuthenticationError):
            # It asks for a token before it opens a link, and takes any refusal of that for one of its rights.
            pass
        else:
            raise AssertionError("a queue that is not there was sent to")


@test
def routes_by_rules():
    with topic() as (client, name, administration):
        filters = {
            "sql": SqlRuleFilter("priority > 5 AND kind IN ('train', 'tune')"),
            "correlation": CorrelationRuleFilter(label="urgent", properties={"kind": "train"}),
            "all": TrueRuleFilter(),
            "none": FalseRuleFilter(),
        }
        for subscription, rule in filters.items():
            administration.create_subscription(name, subscription)
            administration.delete_rule(name, subscription, "$Default")
            administration.create_rule(name, subscription, "r", filter=rule)
        with client.get_topic_sender(name) as sender:
            sender.send_messages(
                [
                    ServiceBusMessage("1", subject="urgent", application_properties={"kind": "train", "priority": 9}),
                    ServiceBusMessage("2", application_properties={"kind": "tune", "priority": 6}),
                    ServiceBusMessage("3", application_properties={"kind": "tune"}),
                ]
            )
        wanted = {"sql": ["1", "2"], "correlation": ["1"], "all": ["1", "2", "3"], "none": []}
        for subscription, messages in wanted.items():
            with client.get_subscription_receiver(name, subscription) as receiver:
                equal(bodies(receive(receiver, len(messages), 5 if messages else 1)), messages)


@test
def changes_messages_by_actions():
    with topic() as (client, name, administration):
        administration.create_subscription(name, "s")
        administration.delete_rule(name, "s", "$Default")
        action = SqlRuleAction("SET tier = 'spot'; SET sys.Label = 'seen'; REMOVE secret")
        administration.create_rule(name, "s", "r", filter=SqlRuleFilter("1=1"), action=action)
        with client.get_topic_sender(name) as sender:
            sender.send_messages(ServiceBusMessage("x", application_properties={"secret": "s", "kept": 1}))
        with client.get_subscription_receiver(name, "s") as receiver:
            [message] = receive(receiver)
            equal(message.application_properties, {b"kept": 1, b"tier": b"spot", b"RuleName": b"r"})
            equal((message.subject, bodies([message])), ("seen", ["x"]))


@test
def forwards():
    with queue() as (client, target), topic() as (_, name, administration):
        administration.create_subscription(name, "s", forward_to=target)
        with client.get_topic_sender(name) as sender:
            sender.send_messages(ServiceBusMessage("x"))
        with client.get_queue_receiver(target) as receiver:
            equal(bodies(receive(receiver)), ["x"])


@test
def administers_queues():
    with ServiceBusAdministrationClient.from_connection_string(CONNECTION) as administration:
        name = f"py-{uuid.uuid4()}"
        made = administration.create_queue(name, max_delivery_count=5, lock_duration=30 * SECONDS, user_metadata="ü <&>")
        equal((made.max_delivery_count, made.user_metadata), (5, "ü <&>"))
        try:
            administration.create_queue(name)
        except ResourceExistsError:
            pass
        else:
            raise AssertionError("a queue was made twice")
        made.max_delivery_count = 7
        administration.update_queue(made)
        equal(administration.get_queue(name).max_delivery_count, 7)
        assert name in [one.name for one in administration.list_queues()]
        with ServiceBusClient.from_connection_string(CONNECTION) as client:
            send(client, name, ServiceBusMessage("x"), ServiceBusMessage("y"))
        counts = administration.get_queue_runtime_properties(name)
        equal((counts.total_message_count, counts.active_message_count, counts.dead_letter_message_count), (2, 2, 0))
        administration.delete_queue(name)
        try:
            administration.get_queue(name)
        except ResourceNotFoundError:
            pass
        else:
            raise AssertionError("a deleted queue is there")


@test
def administers_rules_and_is_told_what_is_wrong():
    with topic() as (_, name, administration):
        administration.create_subscription(name, "s")
        equal([rule.name for rule in administration.list_rules(name, "s")], ["$Default"])
        parameters = {"@limit": 5}
        administration.create_rule(name, "s", "r", filter=SqlRuleFilter("a > @limit", parameters))
        rule = administration.get_rule(name, "s", "r")
        equal((rule.filter.sql_expression, rule.filter.parameters), ("a > @limit", parameters))
        rule.filter = CorrelationRuleFilter(correlation_id="c", properties={"n": 1, "d": datetime.timedelta(minutes=5)})
        administration.update_rule(name, "s", rule)
        changed = administration.get_rule(name, "s", "r").filter
        equal((changed.correlation_id, changed.properties), ("c", {"n": 1, "d": datetime.timedelta(minutes=5)}))
        try:
            administration.create_rule(name, "s", "bad", filter=SqlRuleFilter("a >"))
        except HttpResponseError as error:
            equal(error.status_code, 400)
        else:
            raise AssertionError("a filter that is none was taken")


@test
def administers_topics_and_subscriptions():
    with topic(requires_duplicate_detection=True) as (_, name, administration):
        assert administration.get_topic(name).requires_duplicate_detection
        for subscription in ("a", "b"):
            administration.create_subscription(name, subscription, requires_session=subscription == "b")
        equal([one.name for one in administration.list_subscriptions(name)], ["a", "b"])
        equal(administration.get_topic_runtime_properties(name).subscription_count, 2)
        assert administration.get_subscription(name, "b").requires_session
        administration.delete_subscription(name, "a")
        equal([one.name for one in administration.list_subscriptions(name)], ["b"])


@test
def pages_through_many():
    with topic() as (_, name, administration):
        names = [f"s{number:03}" for number in range(150)]
        for subscription in names:
            administration.create_subscription(name, subscription)
        equal([one.name for one in administration.list_subscriptions(name)], names)


@test
def serves_many_connections():
    with queue() as (client, name):
        with contextlib.ExitStack() as stack:
            clients = [stack.enter_context(ServiceBusClient.from_connection_string(CONNECTION)) for _ in range(30)]
            for number, one in enumerate(clients):
                send(one, name, ServiceBusMessage(str(number)))
        with client.get_queue_receiver(name) as receiver:
            equal(bodies(receive(receiver, 30)), [str(number) for number in range(30)])


def main():
    chosen = sys.argv[2:]
    for function in TESTS:
        if chosen and function.__name__ not in chosen:
            continue
        why = None
        try:
            function()
        except Exception as error:  # pylint: disable=broad-except
            where = traceback.extract_tb(error.__traceback__)
            own = [frame.lineno for frame in where if frame.filename == __file__]
            why = f"line {own[-1] if own else '?'}: {type(error).__name__}: {error}"[:2000]
        print(json.dumps({"test": function.__name__.replace("_", " "), "passed": why is None, "why": why}), flush=True)


main()
