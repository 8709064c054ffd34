/** ElevenLabs: speech with the time of each character. Other packages use the adapter and the settings only. */
package io.serenade.providers.elevenlabs;
