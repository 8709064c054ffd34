/**
 * What {@code /metrics} tells Prometheus: what this node counted, and how everything stands over all nodes. May use what
 * {@code operators} may use.
 */
package io.serenade.operators.measures;
