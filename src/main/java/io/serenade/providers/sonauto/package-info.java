/** Sonauto: songs from a prompt. Only the adapter is for others. */
package io.serenade.providers.sonauto;
