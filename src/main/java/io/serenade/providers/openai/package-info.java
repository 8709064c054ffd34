/**
 * OpenAI and services that speak its protocol: texts of a given form, and what is sung in a song. Adapters and settings
 * are for others.
 */
package io.serenade.providers.openai;
