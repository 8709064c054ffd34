/** Who may call the API: the keys of back ends, made and revoked by the operator. May use the platform. */
package io.serenade.accounts;
