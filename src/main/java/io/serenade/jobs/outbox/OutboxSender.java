package io.serenade.jobs.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Passes the next due message to the handler of its kind and stores the result. */
@ApplicationScoped
class OutboxSender {
    private static final Logger LOG = System.getLogger(OutboxSender.class.getName());

    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    @Inject
    Outbox outbox;

    @Inject
    @Any
    Instance<OutboxHandler> handlers;

    /** @return whether there was one; a kind that this version does not know is left to a node that does */
    boolean sendNext() {
        Map<String, OutboxHandler> byKind =
                handlers.stream().collect(Collectors.toMap(OutboxHandler::kind, Function.identity()));
        Optional<OutboxMessage> message = claim(byKind.values());
        message.ifPresent(due -> {
            try {
                send(due, byKind.get(due.kind()));
            } finally {
                places.get(due.kind()).release();
            }
        });
        return message.isPresent();
    }

    /** The next message of a kind that has a free place on this node; it has that place now. */
    private Optional<OutboxMessage> claim(Collection<OutboxHandler> all) {
        Set<String> free = all.stream()
                .filter(handler -> places.computeIfAbsent(handler.kind(), kind -> new Semaphore(handler.maxAtOnce()))
                        .tryAcquire())
                .map(OutboxHandler::kind)
                .collect(Collectors.toCollection(HashSet::new));
        try {
            Optional<OutboxMessage> next = outbox.claim(free);
            next.ifPresent(due -> free.remove(due.kind()));
            return next;
        } finally {
            free.forEach(kind -> places.get(kind).release());
        }
    }

    private void send(OutboxMessage message, OutboxHandler handler) {
        Delivery delivery = message.attempt() > handler.backOff().maxAttempts()
                ? Delivery.giveUp("Its senders vanished again and again.")
                : attempt(handler, message);
        if (delivery instanceof Delivery.Delivered) {
            outbox.markDelivered(message, handler.isPersonal(), delivery.detail());
            LOG.log(Level.INFO, "{0} {1}: delivered", message.kind(), message.key());
        } else if (delivery instanceof Delivery.Retry retry) {
            sendLater(message, retry, handler);
        } else if (delivery instanceof Delivery.GiveUp giveUp) {
            giveUp(message, giveUp, handler.isPersonal());
        }
    }

    /** The text of an unexpected exception may repeat the payload, so only its class and location are logged. */
    private static Delivery attempt(OutboxHandler handler, OutboxMessage message) {
        try {
            return handler.send(message);
        } catch (RuntimeException e) {
            String where = Arrays.stream(e.getStackTrace())
                    .findFirst()
                    .map(StackTraceElement::toString)
                    .orElse("an unknown place");
            return Delivery.retry(e.getClass().getSimpleName() + " at " + where);
        }
    }

    private void sendLater(OutboxMessage message, Delivery.Retry retry, OutboxHandler handler) {
        Optional<Duration> rest = handler.backOff()
                .delayAfter(message.attempt(), ThreadLocalRandom.current())
                .map(usual -> longer(usual, retry.atLeast().orElse(Duration.ZERO)));
        if (rest.isEmpty()) {
            giveUp(message, new Delivery.GiveUp(retry.reason(), retry.detail()), handler.isPersonal());
            return;
        }
        outbox.sendAgainAfter(rest.get(), message, retry.reason(), retry.detail());
        LOG.log(
                Level.INFO,
                "{0} {1}: attempt {2} failed, the next is in {3}: {4}",
                message.kind(),
                message.key(),
                message.attempt(),
                rest.get(),
                retry.reason());
    }

    private void giveUp(OutboxMessage message, Delivery.GiveUp end, boolean forgetPayload) {
        outbox.markGivenUp(message, end.reason(), forgetPayload, end.detail());
        LOG.log(
                Level.WARNING,
                "{0} {1}: given up after attempt {2}: {3}",
                message.kind(),
                message.key(),
                message.attempt(),
                end.reason());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
