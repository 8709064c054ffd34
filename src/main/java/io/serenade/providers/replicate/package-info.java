/**
 * Replicate: pictures, clips, sound and text by many models. Other packages use the adapter, the settings and the files
 * only.
 */
package io.serenade.providers.replicate;
