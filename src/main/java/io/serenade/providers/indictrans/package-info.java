/**
 * IndicTrans2 of AI4Bharat: translation among English and the languages of India, by a server that the operator runs.
 * Two protocols are spoken: the simple server of the pet roast's family, and the Triton server that IndicTrans2 ships.
 * Adapter and settings are for others.
 */
package io.serenade.providers.indictrans;
