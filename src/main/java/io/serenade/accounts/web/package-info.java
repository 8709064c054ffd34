/** Keys over HTTP, for the operator, and accounts, for people. Nothing depends on this package. */
package io.serenade.accounts.web;
