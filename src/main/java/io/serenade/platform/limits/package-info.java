/** How often something may happen, over all nodes, and what it means that there is too much of it. */
package io.serenade.platform.limits;
