/** Replicate: pictures, clips, sound and text by many models. Adapter, settings and files are for others. */
package io.serenade.providers.replicate;
