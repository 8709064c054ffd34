/** The consumers of the doorbell's queues. Nothing depends on this package. */
package io.serenade.jobs.jms;
