/**
 * IndicTrans2 of AI4Bharat: translation among English and the languages of India, by a server that the operator runs.
 * Two protocols are supported: that of a simple HTTP server, and that of the Triton server that IndicTrans2 ships.
 * Other packages use the adapter and the settings only.
 */
package io.serenade.providers.indictrans;
