/**
 * The console's pages, and the same functions for programs at {@code /api/admin}. May use the operators, {@code jobs},
 * {@code storage} and the platform.
 */
package io.serenade.operators.web;
