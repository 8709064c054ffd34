/** What is told about work under way: measures, fields of the log, traces. */
package io.serenade.platform.telemetry;
