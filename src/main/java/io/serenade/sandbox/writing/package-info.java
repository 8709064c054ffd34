/**
 * How stand-ins for language models write: anything that fits a schema, and scene plans that make sense, always the same for
 * the same request. Knows no stand-in. May use {@code sandbox.tasks} and {@code platform}.
 */
package io.serenade.sandbox.writing;
