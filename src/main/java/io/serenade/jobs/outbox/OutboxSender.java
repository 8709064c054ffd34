package io.serenade.jobs.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands the next due message to the handler of its kind and notes the answer. */
@ApplicationScoped
class OutboxSender {
    private static final Logger LOG = System.getLogger(OutboxSender.class.getName());

    @Inject
    Outbox outbox;

    @Inject
    @Any
    Instance<OutboxHandler> handlers;

    /** @return whether there was one; a kind that this version does not know is left to a node that does */
    boolean sendNext() {
        Map<String, OutboxHandler> byKind =
                handlers.stream().collect(Collectors.toMap(OutboxHandler::kind, Function.identity()));
        Optional<OutboxMessage> message = outbox.claim(byKind.keySet());
        message.ifPresent(due -> send(due, byKind.get(due.kind())));
        return message.isPresent();
    }

    private void send(OutboxMessage message, OutboxHandler handler) {
        Delivery delivery = message.attempt() > handler.backOff().maxAttempts()
                ? Delivery.giveUp("Its senders vanished again and again.")
                : attempt(handler, message);
        if (delivery instanceof Delivery.Delivered) {
            outbox.markDelivered(message, handler.isPersonal());
            LOG.log(Level.INFO, "{0} {1}: delivered", message.kind(), message.key());
        } else if (delivery instanceof Delivery.Retry retry) {
            sendLater(message, retry, handler);
        } else if (delivery instanceof Delivery.GiveUp giveUp) {
            giveUp(message, giveUp.reason(), handler.isPersonal());
        }
    }

    /** What an unexpected exception says may repeat the payload, so only its kind and place are told. */
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
                .restAfter(message.attempt(), ThreadLocalRandom.current())
                .map(usual -> longer(usual, retry.atLeast().orElse(Duration.ZERO)));
        if (rest.isEmpty()) {
            giveUp(message, retry.reason(), handler.isPersonal());
            return;
        }
        outbox.sendAgainAfter(rest.get(), message, retry.reason());
        LOG.log(
                Level.INFO,
                "{0} {1}: attempt {2} failed, the next is in {3}: {4}",
                message.kind(),
                message.key(),
                message.attempt(),
                rest.get(),
                retry.reason());
    }

    private void giveUp(OutboxMessage message, String reason, boolean forgetPayload) {
        outbox.markGivenUp(message, reason, forgetPayload);
        LOG.log(
                Level.WARNING,
                "{0} {1}: given up after attempt {2}: {3}",
                message.kind(),
                message.key(),
                message.attempt(),
                reason);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
