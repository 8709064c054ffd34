/**
 * Settings of this installation: read, checked, secret where they must be, and what several parts derive from them: the
 * providers in use, the operator's first password, public addresses.
 */
package io.serenade.platform.settings;
