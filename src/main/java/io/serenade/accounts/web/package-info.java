/** Keys over HTTP, for the operator. Nothing depends on this package. */
package io.serenade.accounts.web;
