/** Anthropic: texts of a given form. Other packages use the adapter and the settings only. */
package io.serenade.providers.anthropic;
