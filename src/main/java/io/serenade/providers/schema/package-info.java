/** Checks what is sent to a model against the model's own schema, in words for people. Uses the platform only. */
package io.serenade.providers.schema;
