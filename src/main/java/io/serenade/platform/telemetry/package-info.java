/** What is reported about work under way: metrics, fields of the log, traces. */
package io.serenade.platform.telemetry;
