/**
 * Real speech for stand-ins, with the time of each character: English by FreeTTS, the nine Brahmic scripts by a table
 * of phones, everything else spelled out. Knows no service and nothing else of ours.
 */
package io.serenade.sandbox.speech;
