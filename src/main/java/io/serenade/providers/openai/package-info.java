/**
 * OpenAI and services that speak its protocol: texts of a given form, and the words of a song. Other packages use the
 * adapters and the settings only.
 */
package io.serenade.providers.openai;
