/**
 * The love song: a photo and two names become a song on a spinning record. Holds the submission, the rules for
 * accepting one, and the stages of its pipeline. May use the core, providers, rendering, storage and platform.
 */
package io.serenade.lovesong;
