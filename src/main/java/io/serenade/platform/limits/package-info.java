/** How often something may happen, over all nodes, and the error for a node without capacity. */
package io.serenade.platform.limits;
