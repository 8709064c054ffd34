/**
 * The settings of this installation, read and checked, and what several parts of the application derive from them: the
 * providers in use, the operator's first password, public addresses.
 */
package io.serenade.platform.settings;
