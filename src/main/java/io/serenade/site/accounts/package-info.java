/**
 * The pages of people with an account, and the messages that are sent to them. May use the rest of the site, accounts,
 * and the core's outbox.
 */
package io.serenade.site.accounts;
