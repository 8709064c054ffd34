package io.serenade.jobs.engine;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the broker answers. One question is under way at a time, and nobody waits for its answer longer than a second. */
@ApplicationScoped
public class BrokerWatch {
    private static final long PATIENCE_MILLIS = 1_000;

    @Resource
    ConnectionFactory connections;

    @Resource
    ManagedExecutorService executor;

    private Future<Boolean> question;

    public boolean isThere() {
        try {
            return ask().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Future<Boolean> ask() {
        if (question == null || question.isDone()) {
            question = executor.submit(this::answers);
        }
        return question;
    }

    private boolean answers() {
        try (JMSContext context = connections.createContext()) {
            return context.getMetaData() != null;
        } catch (JMSRuntimeException e) {
            return false;
        }
    }
}
