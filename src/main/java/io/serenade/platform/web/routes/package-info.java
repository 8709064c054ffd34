/** What is known of an address before its resource is found: its error format and who may call it from other origins. */
package io.serenade.platform.web.routes;
