/**
 * How stand-ins for language models write: any JSON that fits a schema, and plausible scene plans, always the same for
 * the same request. Knows no stand-in. May use {@code sandbox.tasks} and {@code platform}.
 */
package io.serenade.sandbox.writing;
