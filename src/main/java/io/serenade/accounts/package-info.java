/**
 * Who may call the API: back ends with the keys that the operator makes and revokes, people with an account who sign in by
 * e-mail address and password, and browsers that order from our pages without one; whose key or session a request carries,
 * and how much its holder may order. May use the platform.
 */
package io.serenade.accounts;
