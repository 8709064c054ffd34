/** The consumers of wake-up messages. Nothing depends on this package. */
package io.serenade.jobs.jms;
