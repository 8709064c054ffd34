/** Anthropic: texts of a given form. Adapter and settings are for others. */
package io.serenade.providers.anthropic;
