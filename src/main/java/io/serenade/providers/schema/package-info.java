/** Checks what is sent to a model against the model's own schema, in words for people. Uses no other package of ours. */
package io.serenade.providers.schema;
