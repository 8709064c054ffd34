/**
 * Who may call the API: back ends with API keys, which the operator makes and revokes; people with an account, who sign
 * in with e-mail address and password; and browsers that order from our pages without an account. Also finds the key or
 * session of a request, and limits how much its holder may order. May use the platform.
 */
package io.serenade.accounts;
