import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceExistsException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.*;
import com.azure.messaging.servicebus.administration.*;
import com.azure.messaging.servicebus.administration.models.*;
import com.azure.messaging.servicebus.models.*;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.*;
import java.util.stream.*;

/**
 * What a program in Java does with Service Bus, through Microsoft's own client.
 *
 * <p>Usage: {@code java -cp 'jars/*' Suite.java <connection string>}. Writes one JSON object a line:
 * {@code {"test": …, "passed": …, "why": …}}. Each test makes the entities that it needs, and takes them away.
 */
public class Suite {
    interface Body {
        void run() throws Exception;
    }

    static String connection;
    static ServiceBusAdministrationClient administration;

    static ServiceBusClientBuilder client() {
        return new ServiceBusClientBuilder().connectionString(connection);
    }

    static void equal(Object got, Object wanted) {
        if (!Objects.equals(got, wanted)) throw new AssertionError("got " + got + ", wanted " + wanted);
    }

    static <T extends Throwable> T refused(Class<T> type, Body body) throws Exception {
        try {
            body.run();
        } catch (Throwable error) {
            for (Throwable cause = error; cause != null; cause = cause.getCause()) {
                if (type.isInstance(cause)) return type.cast(cause);
            }
            throw error;
        }
        throw new AssertionError("it was not refused");
    }

    static String queue(CreateQueueOptions options) {
        String name = "java-" + UUID.randomUUID();
        administration.createQueue(name, options);
        return name;
    }

    static CreateQueueOptions plain() {
        return new CreateQueueOptions();
    }

    static void send(String queue, ServiceBusMessage... messages) {
        try (ServiceBusSenderClient sender = client().sender().queueName(queue).buildClient()) {
            sender.sendMessages(List.of(messages));
        }
    }

    static ServiceBusReceiverClient receiver(String queue) {
        return client().receiver().queueName(queue).disableAutoComplete().buildClient();
    }

    static List<ServiceBusReceivedMessage> receive(ServiceBusReceiverClient receiver, int count, int seconds) {
        List<ServiceBusReceivedMessage> found = new ArrayList<>();
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (found.size() < count && System.nanoTime() < until) {
            receiver.receiveMessages(count - found.size(), Duration.ofSeconds(seconds)).forEach(found::add);
        }
        return found;
    }

    static ServiceBusReceivedMessage receiveOne(ServiceBusReceiverClient receiver) {
        List<ServiceBusReceivedMessage> found = receive(receiver, 1, 8);
        if (found.size() != 1) throw new AssertionError("no message came");
        return found.get(0);
    }

    static List<String> bodies(List<ServiceBusReceivedMessage> messages) {
        return messages.stream().map(message -> message.getBody().toString()).collect(Collectors.toList());
    }

    static final Map<String, Body> TESTS = new LinkedHashMap<>();

    static {
        TESTS.put("sends a batch and completes in order", () -> {
            String name = queue(plain());
            try (ServiceBusSenderClient sender = client().sender().queueName(name).buildClient();
                    ServiceBusReceiverClient receiver = receiver(name)) {
                ServiceBusMessageBatch batch = sender.createMessageBatch();
                for (int number = 0; number < 50; number++) batch.tryAddMessage(new ServiceBusMessage("m" + number));
                sender.sendMessages(batch);
                List<ServiceBusReceivedMessage> found = receive(receiver, 50, 10);
                equal(bodies(found), IntStream.range(0, 50).mapToObj(n -> "m" + n).collect(Collectors.toList()));
                found.forEach(receiver::complete);
                equal(receive(receiver, 1, 1).size(), 0);
            }
        });
        TESTS.put("keeps types of properties", () -> {
            String name = queue(plain());
            ServiceBusMessage message = new ServiceBusMessage(BinaryData.fromBytes(new byte[] {0, 1, -2}));
            Map<String, Object> properties = message.getApplicationProperties();
            properties.put("text", "Grüße 🚀");
            properties.put("int", 7);
            properties.put("long", 1L << 40);
            properties.put("double", 0.1);
            properties.put("bool", true);
            properties.put("id", UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"));
            Map<String, Object> wanted = new HashMap<>(properties);
            send(name, message.setContentType("x/y").setSubject("s").setCorrelationId("c").setReplyTo("r"));
            try (ServiceBusReceiverClient receiver = receiver(name)) {
                ServiceBusReceivedMessage found = receiveOne(receiver);
                equal(found.getApplicationProperties(), wanted);
                equal(Arrays.toString(found.getBody().toBytes()), "[0, 1, -2]");
                equal(List.of(found.getContentType(), found.getSubject(), found.getCorrelationId(), found.getReplyTo()), List.of("x/y", "s", "c", "r"));
            }
        });
        TESTS.put("abandoned messages come again, and are dead-lettered", () -> {
            String name = queue(plain().setMaxDeliveryCount(2));
            send(name, new ServiceBusMessage("x"));
            try (ServiceBusReceiverClient receiver = receiver(name);
                    ServiceBusReceiverClient dead = client().receiver().queueName(name).subQueue(SubQueue.DEAD_LETTER_QUEUE).disableAutoComplete().buildClient()) {
                receiver.abandon(receiveOne(receiver));
                ServiceBusReceivedMessage again = receiveOne(receiver);
                equal(again.getDeliveryCount(), 1L);
                receiver.abandon(again);
                ServiceBusReceivedMessage last = receiveOne(dead);
                equal(last.getDeadLetterReason(), "MaxDeliveryCountExceeded");
                dead.complete(last);
            }
        });
        TESTS.put("dead-letters with a reason", () -> {
            String name = queue(plain());
            send(name, new ServiceBusMessage("x"));
            try (ServiceBusReceiverClient receiver = receiver(name);
                    ServiceBusReceiverClient dead = client().receiver().queueName(name).subQueue(SubQueue.DEAD_LETTER_QUEUE).disableAutoComplete().buildClient()) {
                receiver.deadLetter(receiveOne(receiver), new DeadLetterOptions().setDeadLetterReason("why").setDeadLetterErrorDescription("what"));
                ServiceBusReceivedMessage found = receiveOne(dead);
                equal(List.of(found.getDeadLetterReason(), found.getDeadLetterErrorDescription()), List.of("why", "what"));
            }
        });
        TESTS.put("defers and receives by number", () -> {
            String name = queue(plain());
            send(name, new ServiceBusMessage("later"));
            try (ServiceBusReceiverClient receiver = receiver(name)) {
                ServiceBusReceivedMessage first = receiveOne(receiver);
                receiver.defer(first);
                ServiceBusReceivedMessage again = receiver.receiveDeferredMessage(first.getSequenceNumber());
                equal(again.getBody().toString(), "later");
                receiver.complete(again);
                equal(receiver.peekMessage(), null);
            }
        });
        TESTS.put("schedules and cancels", () -> {
            String name = queue(plain());
            try (ServiceBusSenderClient sender = client().sender().queueName(name).buildClient();
                    ServiceBusReceiverClient receiver = receiver(name)) {
                OffsetDateTime soon = OffsetDateTime.now().plusSeconds(3);
                sender.scheduleMessage(new ServiceBusMessage("a"), soon);
                sender.cancelScheduledMessage(sender.scheduleMessage(new ServiceBusMessage("b"), soon));
                ServiceBusReceivedMessage found = receiveOne(receiver);
                equal(found.getBody().toString(), "a");
                receiver.complete(found);
                equal(receive(receiver, 1, 1).size(), 0);
            }
        });
        TESTS.put("peeks without locking", () -> {
            String name = queue(plain());
            send(name, new ServiceBusMessage("0"), new ServiceBusMessage("1"), new ServiceBusMessage("2"));
            try (ServiceBusReceiverClient receiver = receiver(name)) {
                List<ServiceBusReceivedMessage> seen = receiver.peekMessages(2).stream().collect(Collectors.toList());
                equal(bodies(seen), List.of("0", "1"));
                equal(receiver.peekMessage().getBody().toString(), "2");
                equal(receive(receiver, 3, 8).size(), 3);
            }
        });
        TESTS.put("receives and deletes", () -> {
            String name = queue(plain());
            send(name, new ServiceBusMessage("x"));
            try (ServiceBusReceiverClient receiver = client().receiver().queueName(name).receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE).buildClient()) {
                equal(receiveOne(receiver).getBody().toString(), "x");
                equal(receiver.peekMessage(), null);
            }
        });
        TESTS.put("renews locks and loses them", () -> {
            String name = queue(plain().setLockDuration(Duration.ofSeconds(5)));
            send(name, new ServiceBusMessage("x"));
            try (ServiceBusReceiverClient receiver = client().receiver().queueName(name).disableAutoComplete().maxAutoLockRenewDuration(Duration.ZERO).buildClient()) {
                ServiceBusReceivedMessage message = receiveOne(receiver);
                Thread.sleep(2000);
                if (!receiver.renewMessageLock(message).isAfter(OffsetDateTime.now().plusSeconds(3))) throw new AssertionError("not renewed");
                Thread.sleep(6000);
                ServiceBusException error = refused(ServiceBusException.class, () -> receiver.complete(message));
                equal(error.getReason(), ServiceBusFailureReason.MESSAGE_LOCK_LOST);
            }
        });
        TESTS.put("keeps sessions apart", () -> {
            String name = queue(plain().setSessionRequired(true));
            send(name, new ServiceBusMessage("a0").setSessionId("a"), new ServiceBusMessage("b0").setSessionId("b"), new ServiceBusMessage("b1").setSessionId("b"));
            try (ServiceBusSessionReceiverClient sessions = client().sessionReceiver().queueName(name).disableAutoComplete().buildClient();
                    ServiceBusReceiverClient b = sessions.acceptSession("b")) {
                equal(bodies(receive(b, 2, 8)), List.of("b0", "b1"));
                b.setSessionState("half".getBytes());
                equal(new String(b.getSessionState()), "half");
                b.renewSessionLock();
                try (ServiceBusSessionReceiverClient others = client().sessionReceiver().queueName(name).disableAutoComplete().buildClient()) {
                    AmqpException error = refused(AmqpException.class, () -> others.acceptSession("b"));
                    equal(error.getErrorCondition(), AmqpErrorCondition.SESSION_CANNOT_BE_LOCKED);
                }
                try (ServiceBusReceiverClient next = sessions.acceptNextSession()) {
                    equal(next.getSessionId(), "a");
                    equal(bodies(receive(next, 1, 8)), List.of("a0"));
                }
            }
        });
        TESTS.put("a processor works off a queue", () -> {
            String name = queue(plain());
            Set<String> done = Collections.synchronizedSet(new HashSet<>());
            ServiceBusProcessorClient processor = client().processor().queueName(name).maxConcurrentCalls(4)
                    .processMessage(context -> done.add(context.getMessage().getBody().toString()))
                    .processError(context -> {}).buildProcessorClient();
            processor.start();
            send(name, IntStream.range(0, 20).mapToObj(n -> new ServiceBusMessage("m" + n)).toArray(ServiceBusMessage[]::new));
            for (int wait = 0; wait < 100 && done.size() < 20; wait++) Thread.sleep(100);
            processor.close();
            equal(done.size(), 20);
            for (int wait = 0; wait < 50 && administration.getQueueRuntimeProperties(name).getTotalMessageCount() > 0; wait++) Thread.sleep(100);
            equal(administration.getQueueRuntimeProperties(name).getTotalMessageCount(), 0L);
        });
        TESTS.put("commits and rolls back transactions", () -> {
            String name = queue(plain());
            try (ServiceBusSenderClient sender = client().sender().queueName(name).buildClient();
                    ServiceBusReceiverClient receiver = receiver(name)) {
                ServiceBusTransactionContext first = sender.createTransaction();
                sender.sendMessage(new ServiceBusMessage("never"), first);
                sender.rollbackTransaction(first);
                ServiceBusTransactionContext second = sender.createTransaction();
                sender.sendMessage(new ServiceBusMessage("a"), second);
                sender.sendMessage(new ServiceBusMessage("b"), second);
                equal(receiver.peekMessage(), null);
                sender.commitTransaction(second);
                equal(bodies(receive(receiver, 2, 8)), List.of("a", "b"));
            }
        });
        TESTS.put("drops duplicates", () -> {
            String name = queue(plain().setDuplicateDetectionRequired(true));
            send(name, new ServiceBusMessage("1").setMessageId("x"));
            send(name, new ServiceBusMessage("2").setMessageId("x"));
            send(name, new ServiceBusMessage("3").setMessageId("y"));
            try (ServiceBusReceiverClient receiver = receiver(name)) {
                equal(bodies(receive(receiver, 2, 8)), List.of("1", "3"));
            }
        });
        TESTS.put("refuses what is too large and what is not there", () -> {
            String name = queue(plain());
            ServiceBusException large = refused(ServiceBusException.class, () -> send(name, new ServiceBusMessage("x".repeat(300_000))));
            equal(large.getReason(), ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED);
            ServiceBusException missing = refused(ServiceBusException.class, () -> send("nowhere", new ServiceBusMessage("x")));
            equal(missing.getReason(), ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND);
        });
        TESTS.put("routes by rules, with actions", () -> {
            String topic = "java-" + UUID.randomUUID();
            administration.createTopic(topic);
            CreateRuleOptions sql = new CreateRuleOptions(new SqlRuleFilter("priority > 5")).setAction(new SqlRuleAction("SET tier = 'spot'"));
            CorrelationRuleFilter correlation = new CorrelationRuleFilter().setLabel("urgent");
            correlation.getProperties().put("kind", "train");
            administration.createSubscription(topic, "sql", "r", new CreateSubscriptionOptions(), sql);
            administration.createSubscription(topic, "correlation", "r", new CreateSubscriptionOptions(), new CreateRuleOptions(correlation));
            try (ServiceBusSenderClient sender = client().sender().topicName(topic).buildClient()) {
                ServiceBusMessage one = new ServiceBusMessage("1").setSubject("urgent");
                one.getApplicationProperties().put("kind", "train");
                ServiceBusMessage two = new ServiceBusMessage("2");
                two.getApplicationProperties().put("priority", 9);
                sender.sendMessages(List.of(one, two));
            }
            try (ServiceBusReceiverClient receiver = client().receiver().topicName(topic).subscriptionName("sql").disableAutoComplete().buildClient()) {
                ServiceBusReceivedMessage found = receiveOne(receiver);
                equal(found.getApplicationProperties(), Map.of("priority", 9, "tier", "spot", "RuleName", "r"));
            }
            try (ServiceBusReceiverClient receiver = client().receiver().topicName(topic).subscriptionName("correlation").disableAutoComplete().buildClient()) {
                equal(receiveOne(receiver).getBody().toString(), "1");
            }
            try (ServiceBusRuleManagerClient rules = client().ruleManager().topicName(topic).subscriptionName("sql").buildClient()) {
                rules.createRule("more", new CreateRuleOptions(new SqlRuleFilter("a = 1")));
                equal(rules.listRules().stream().map(RuleProperties::getName).sorted().collect(Collectors.toList()), List.of("more", "r"));
                rules.deleteRule("more");
            }
            administration.deleteTopic(topic);
        });
        TESTS.put("administers", () -> {
            String name = queue(plain().setMaxDeliveryCount(5).setUserMetadata("ü <&>"));
            QueueProperties made = administration.getQueue(name);
            equal(List.of(made.getMaxDeliveryCount(), made.getUserMetadata()), List.of(5, "ü <&>"));
            refused(ResourceExistsException.class, () -> administration.createQueue(name));
            administration.updateQueue(made.setMaxDeliveryCount(7));
            equal(administration.getQueue(name).getMaxDeliveryCount(), 7);
            if (administration.listQueues().stream().noneMatch(one -> one.getName().equals(name))) throw new AssertionError("not listed");
            administration.deleteQueue(name);
            refused(ResourceNotFoundException.class, () -> administration.getQueue(name));
            equal(administration.getQueueExists(name), false);
            String topic = "java-" + UUID.randomUUID();
            administration.createTopic(topic);
            administration.createSubscription(topic, "s");
            equal(administration.listRules(topic, "s").stream().map(RuleProperties::getName).collect(Collectors.toList()), List.of("$Default"));
            refused(HttpResponseException.class, () -> administration.createRule(topic, "bad", "s", new CreateRuleOptions(new SqlRuleFilter("a >"))));
            administration.deleteTopic(topic);
        });
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') quoted.append('\\').append(letter);
            else if (letter < ' ') quoted.append(String.format("\\u%04x", (int) letter));
            else quoted.append(letter);
        }
        return quoted.append('"').toString();
    }

    public static void main(String[] arguments) {
        connection = arguments[0];
        Set<String> chosen = Arrays.stream(arguments).skip(1).collect(Collectors.toSet());
        int port = Integer.parseInt(connection.replaceFirst("^Endpoint=sb://[^;/:]+:([0-9]+).*$", "$1"));
        administration = new ServiceBusAdministrationClientBuilder().connectionString(connection)
                .addPolicy((context, next) -> {
                    // This client asks at port 443, whatever port the connection string has.
                    var request = context.getHttpRequest();
                    request.setUrl(request.getUrl().toString().replaceFirst("^https://([^/:]+)(:[0-9]+)?/", "https://$1:" + port + "/"));
                    return next.process();
                }).buildClient();
        TESTS.forEach((name, body) -> {
            if (!chosen.isEmpty() && !chosen.contains(name)) return;
            String why = null;
            try {
                body.run();
            } catch (Throwable error) {
                StackTraceElement own = Arrays.stream(error.getStackTrace()).filter(one -> one.getClassName().startsWith("Suite")).findFirst().orElse(null);
                why = "line " + (own == null ? "?" : own.getLineNumber()) + ": " + error;
            }
            System.out.println("{\"test\": " + quoted(name) + ", \"passed\": " + (why == null) + ", \"why\": " + (why == null ? "null" : quoted(why)) + "}");
        });
        System.exit(0);
    }
}
