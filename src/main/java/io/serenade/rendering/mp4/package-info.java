/**
 * The file format of the result: reads the encoded parts from MP4 fragments and writes one MP4 whose sample tables
 * repeat the revolution. Follows ISO/IEC 14496-12 (boxes), -14 and -15 (what is inside is copied as encoded). Uses
 * nothing else of ours.
 */
package io.serenade.rendering.mp4;
