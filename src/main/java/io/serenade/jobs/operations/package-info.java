/** What the operator is shown of all products' jobs. May use {@code jobs}, its engine and its calls, and the platform. */
package io.serenade.jobs.operations;
