package io.serenade.jobs.webhooks;

import io.serenade.jobs.Job;
import java.util.Optional;

/**
 * What a product sends when a job has ended, and how it signs that. One bean for each product that offers callbacks.
 */
public interface WebhookBody {
    /** The product's name. */
    String product();

    /**
     * What to send: compact JSON. Called in the transaction in which the job ends, after the job and the product's own
     * rows have been changed.
     *
     * @return empty when nobody is to be notified of this end
     */
    Optional<String> bodyOf(Job job);

    /** What an operator's test sends: JSON of the same shape, of a job that does not exist. */
    String sample();

    /** Empty sends without signatures. */
    Optional<WebhookSecrets> secrets();

    /** Whether the signature stands in {@link WebhookSignatures#PLAIN} too. */
    default boolean isSignedPlainly() {
        return false;
    }
}
