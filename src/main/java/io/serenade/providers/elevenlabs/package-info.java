/** ElevenLabs: speech with the time of each character. Adapter and settings are for others. */
package io.serenade.providers.elevenlabs;
