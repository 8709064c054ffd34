/** Access control of the operators' pages and API: session, role, protection against foreign origins. */
package io.serenade.platform.web.operators;
