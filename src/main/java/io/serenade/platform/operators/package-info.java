/** Who operates this installation: accounts, roles, sessions, the throttled login. */
package io.serenade.platform.operators;
