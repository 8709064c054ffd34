/** The nightly clean-up as a Jakarta Batch job. Nothing depends on this package. */
package io.serenade.jobs.batch;
