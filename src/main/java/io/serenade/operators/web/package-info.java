/** The console's pages and the same over {@code /api/admin}. May use the operators, {@code jobs}, {@code storage} and the platform. */
package io.serenade.operators.web;
