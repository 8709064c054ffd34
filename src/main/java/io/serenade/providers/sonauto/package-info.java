/** Sonauto: songs from a prompt. Other packages use the adapter only. */
package io.serenade.providers.sonauto;
