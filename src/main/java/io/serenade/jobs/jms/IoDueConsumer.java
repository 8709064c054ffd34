package io.serenade.jobs.jms;

import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.engine.Workers;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Wakes this node's workers of the io pool; the message is acknowledged on receipt. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/IoPool"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IoDueConsumer implements MessageListener {
    @Inject
    private Workers workers;

    @Override
    public void onMessage(Message message) {
        workers.wake(WorkerPool.IO);
    }
}
